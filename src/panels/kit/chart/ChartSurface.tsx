import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type HTMLAttributes, type ReactNode, useRef } from 'react';

import { type ChartAction, ChartActions } from './ChartActions';

interface ChartSurfaceProps extends HTMLAttributes<HTMLDivElement> {
  readonly width: number;
  readonly height: number;
  /** Read aloud when the chart gets the focus. */
  readonly label: string;
  /** Read aloud when the mark under the keyboard changes. */
  readonly announcement?: string | undefined;
  /** What was computed, as a frame, for downloads. */
  readonly exportFrame: () => DataFrame;
  readonly exportName: string;
  /** What else can be done with the chart; offered beside the downloads. */
  readonly actions?: readonly ChartAction[];
  /** What the image shows where that is not the chart's canvas alone. */
  readonly paint?: (surface: HTMLElement) => HTMLCanvasElement;
  readonly children: ReactNode;
}

/** The box that takes a chart's pointer and keyboard, speaks for it to a screen reader, and offers its downloads. */
export function ChartSurface(props: ChartSurfaceProps) {
  const {
    width,
    height,
    label,
    announcement,
    exportFrame,
    exportName,
    actions = [],
    paint,
    children,
    style,
    ...handlers
  } = props;
  const styles = useStyles2(getStyles);
  const surface = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.frame} style={{ width, height }}>
      <div
        ref={surface}
        className={styles.surface}
        style={{ ...style, width, height }}
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
      <ChartActions surface={surface} exportFrame={exportFrame} fileName={exportName} actions={actions} paint={paint} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    position: 'relative',
    overflow: 'hidden',
    '&:hover [data-covary-actions], &:focus-within [data-covary-actions]': { opacity: 1, pointerEvents: 'auto' },
  }),
  surface: css({
    position: 'relative',
    overflow: 'hidden',
    // A drag would select the table for screen readers, and the next one drag that text away.
    userSelect: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary?.main}`, outlineOffset: -2 },
  }),
  announcement: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
