import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';

/** What the backend remarked on an answer: what was left out, what did not fit. */
export function Remarks({ notices }: { readonly notices: readonly string[] }) {
  const styles = useStyles2(styling);
  return notices.length === 0 ? null : (
    <ul className={styles} aria-label={t('remarks.title', 'Remarks')}>
      {notices.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

const styling = (theme: GrafanaTheme2) => css({ color: theme.colors.text.secondary, margin: 0, paddingLeft: 24 });
