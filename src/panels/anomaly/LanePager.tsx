import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, IconButton, useStyles2 } from '@grafana/ui';

import { texts } from './texts';
import { type LanePages } from './useLanePages';

/** Below the lanes: the usual ones, and other pages. */
export function LanePager({ height, pages: view }: { readonly height: number; readonly pages: LanePages }) {
  const styles = useStyles2(getStyles);
  const { usualCount, hasUsual, page, pages, toggleUsual, turn } = view;
  return (
    <div className={styles} style={{ height }}>
      {usualCount > 0 && (
        <Button size="sm" fill="text" onClick={toggleUsual}>
          {hasUsual ? texts.fewer : texts.moreUsual(usualCount)}
        </Button>
      )}
      {pages > 1 && (
        <>
          <span>{texts.page(page, pages)}</span>
          <IconButton name="angle-left" tooltip={texts.previous} disabled={page === 1} onClick={() => turn(-1)} />
          <IconButton name="angle-right" tooltip={texts.next} disabled={page === pages} onClick={() => turn(1)} />
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    flexShrink: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text?.secondary,
  });
