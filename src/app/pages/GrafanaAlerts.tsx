import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { type GrafanaAlert } from '../query/useGrafanaAlerts';

const shown = 10;
const asIs = { interpolation: { escapeValue: false } };

/** The alerts of Grafana's own alerting that fire now, each with a way to its cause. */
export function GrafanaAlerts({ alerts }: { readonly alerts: readonly GrafanaAlert[] }) {
  const styles = useStyles2(styling);
  return (
    <ul className={styles.list}>
      {alerts.slice(0, shown).map(({ rule, subject, severity, startMs, address }) => (
        <li key={`${rule} ${subject} ${startMs}`} className={styles.row}>
          <span className={styles.text}>
            {t('alerts.firing', 'since {{time}}: {{rule}}', {
              time: dateTimeFormat(startMs, { format: 'YYYY-MM-DD HH:mm' }),
              rule: [rule, subject, severity].filter((part) => part !== '').join(' · '),
              ...asIs,
            })}
          </span>
          <LinkButton size="sm" href={address}>
            {t('home.investigate', 'Investigate')}
          </LinkButton>
        </li>
      ))}
      {alerts.length > shown && <li>{t('alerts.more', 'and {{number}} more', { number: alerts.length - shown })}</li>}
    </ul>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0 }),
  row: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(0.5),
  }),
  text: css({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }),
});
