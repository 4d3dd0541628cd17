import { css } from '@emotion/css';
import { type GrafanaTheme2, type QueryResultMetaNotice } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

/** The notices of the last run, in a line each. */
export function Notices({ notices }: { readonly notices: readonly QueryResultMetaNotice[] }) {
  const styles = useStyles2(getStyles);
  return notices.length === 0 ? null : (
    <ul className={styles.list}>
      {notices.map(({ severity, text }) => (
        <li key={text} className={styles[severity]} {...(severity === 'error' ? { role: 'alert' } : {})}>
          <Icon name={severity === 'info' ? 'info-circle' : 'exclamation-triangle'} size="sm" /> {text}
        </li>
      ))}
    </ul>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
    info: css({ color: theme.colors.text.secondary }),
    warning: css({ color: theme.colors.warning.text }),
    error: css({ color: theme.colors.error.text }),
  };
}
