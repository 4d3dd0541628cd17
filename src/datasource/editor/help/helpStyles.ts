import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** How explanations and examples look. */
export function helpStyles(theme: GrafanaTheme2) {
  return {
    list: css({
      listStyle: 'none',
      padding: theme.spacing(1),
      margin: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    code: css({
      display: 'block',
      marginTop: theme.spacing(0.25),
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      color: theme.colors.text.secondary,
    }),
  };
}
