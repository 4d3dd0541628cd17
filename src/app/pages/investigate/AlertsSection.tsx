import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { formatDuration } from '../../../core/series/formatDuration';
import { needsDay } from '../../../core/series/needsDay';
import { type CovaryQueryInput } from '../../../protocol/query';
import { readRows } from '../../../frames/grafana/readRows';
import { useAnalysis } from '../../query/useAnalysis';
import { useGrafanaAlerts } from '../../query/useGrafanaAlerts';
import { GrafanaAlerts } from '../GrafanaAlerts';
import { Section } from './Section';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  /** Whether the stores have said what they have. */
  readonly isListed: boolean;
  /** The store that has alert series. */
  readonly alertStore: string | undefined;
  /** The input that carries who calls whom. */
  readonly calls: CovaryQueryInput['inputs'][number] | undefined;
}

/** The alerts that fired, by incident, and which set off the others. */
export function AlertsSection({ dataSource, range, isListed, alertStore, calls }: Props) {
  const hasAlerts = alertStore !== undefined;
  const alerts = {
    refId: 'alerts',
    expr: 'ALERTS{alertstate="firing"}',
    legend: '{{alertname}} {{service}}',
    ...(hasAlerts ? { upstream: alertStore } : {}),
  };
  const state = useAnalysis(
    dataSource,
    calls === undefined ? [alerts] : [alerts, calls],
    hasAlerts
      ? {
          alerts: {
            kind: 'alertCascade',
            ...(calls === undefined ? {} : { dependencies: { input: calls.refId } }),
          },
        }
      : undefined,
    range
  );
  const rows = readRows(state.frames[0]);
  const own = useGrafanaAlerts(range.to.valueOf()).filter(({ startMs }) => startMs < range.to.valueOf());
  const styles = useStyles2(styling);
  const timeFormat = needsDay(range.from.valueOf(), range.to.valueOf()) ? 'YYYY-MM-DD HH:mm:ss' : 'HH:mm:ss';
  const title = t('investigate.alerts.title', '6 Alerts');
  return (
    <Section
      title={state.status === 'done' || own.length > 0 ? `${title} · ${rows.length + own.length}` : title}
      asking={t('investigate.alerts.asking', 'Asking for alerts …')}
      state={state}
    >
      {isListed && !hasAlerts && own.length === 0 && (
        <p>
          {t(
            'investigate.alerts.no-store',
            'No alert of Grafana fires, and no store has alerts of its own (a series called ALERTS).'
          )}
        </p>
      )}
      {hasAlerts && state.status === 'done' && rows.length + own.length === 0 && (
        <p>{t('investigate.alerts.none', 'No alert fired in this time.')}</p>
      )}
      <ol className={styles.list}>
        {rows.map((row) => {
          const setOffBy = row.text('set off by');
          return (
            <li key={`${row.number('incident')} ${row.text('service')}`}>
              {dateTimeFormat(row.number('start'), { format: timeFormat })} {row.text('service')}: {row.text('alerts')}
              {setOffBy === ''
                ? ''
                : `, ${t('investigate.alerts.after', '{{delay}} after {{service}}', {
                    delay: formatDuration(row.number('delay')),
                    service: setOffBy,
                    interpolation: { escapeValue: false },
                  })}`}
            </li>
          );
        })}
      </ol>
      {own.length > 0 && <GrafanaAlerts alerts={own} />}
    </Section>
  );
}

const styling = (theme: GrafanaTheme2) => ({ list: css({ paddingLeft: theme.spacing(3), margin: 0 }) });
