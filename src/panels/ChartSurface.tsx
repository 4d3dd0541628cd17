import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type HTMLAttributes, type ReactNode } from 'react';

interface ChartSurfaceProps extends HTMLAttributes<HTMLDivElement> {
  readonly width: number;
  readonly height: number;
  /** Read aloud when the chart gets the focus. */
  readonly label: string;
  /** Read aloud when the mark under the keyboard changes. */
  readonly announcement?: string | undefined;
  readonly children: ReactNode;
}

/** The box that takes a chart's pointer and keyboard, and speaks for it to a screen reader. */
export function ChartSurface({ width, height, label, announcement, children, ...handlers }: ChartSurfaceProps) {
  const styles = useStyles2(getStyles);
  return (
    <div
      className={styles.surface}
      style={{ width, height }}
      role="application"
      aria-label={label}
      tabIndex={0}
      data-testid="covary-surface"
      {...handlers}
    >
      {children}
      <div className={styles.announcement} aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  surface: css({
    position: 'relative',
    overflow: 'hidden',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary?.main}`, outlineOffset: -2 },
  }),
  announcement: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
