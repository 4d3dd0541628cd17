import { css, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

import { noticeDelay, paleClass } from './paleClass';

interface BusyVeilProps {
  readonly isBusy: boolean;
  readonly width: number;
  readonly height: number;
  readonly children?: ReactNode;
}

/** Pales what is no longer current and says that the new result is on its way; short waits go unnoticed. */
export function BusyVeil({ isBusy, width, height, children }: BusyVeilProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} style={{ width, height }} aria-busy={isBusy}>
      <div className={isBusy ? paleClass : undefined}>{children}</div>
      {isBusy && (
        <div className={styles.hint} role="status">
          {t('busy.computing', 'Computing…')}
        </div>
      )}
    </div>
  );
}

const appear = keyframes({ from: { opacity: 0 }, to: { opacity: 1 } });

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ position: 'relative', overflow: 'hidden' }),
  hint: css({
    position: 'absolute',
    inset: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    color: theme.colors.text?.secondary,
    pointerEvents: 'none',
    animation: `${appear} 0.2s ${noticeDelay} both`,
  }),
});
