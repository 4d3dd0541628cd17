import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { readRows } from '../../../frames/grafana/readRows';
import { appRoot } from '../../appRoot';
import { type MetricsOfStore } from '../../presets/storePresets';
import { useAnalysis } from '../../query/useAnalysis';
import { useGrafanaAlerts } from '../../query/useGrafanaAlerts';
import { GrafanaAlerts } from '../GrafanaAlerts';
import { Section } from '../investigate/Section';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly stores: readonly MetricsOfStore[];
  /** Whether the stores have said what they have. */
  readonly isListed: boolean;
}

interface Incident {
  readonly startMs: number;
  readonly services: readonly string[];
}

const before = 3_600_000;

/** The alerts that fire, those of stores by incident: who alerted first, and a way to the cause. */
export function OpenIncidents({ dataSource, range, stores, isListed }: Props) {
  const styles = useStyles2(styling);
  const storeWith = (metric: string): string | undefined => stores.find(({ names }) => names.has(metric))?.upstream;
  const alertStore = storeWith('ALERTS');
  const graphStore = storeWith('traces_service_graph_request_total');
  const calls =
    graphStore === undefined
      ? []
      : [{ refId: 'calls', expr: 'traces_service_graph_request_total', upstream: graphStore }];
  const state = useAnalysis(
    dataSource,
    alertStore === undefined
      ? []
      : [{ refId: 'alerts', expr: 'ALERTS{alertstate="firing"}', upstream: alertStore }, ...calls],
    {
      alerts: {
        kind: 'alertCascade',
        ...(calls.length === 0 ? {} : { dependencies: { input: 'calls' } }),
      },
    },
    range
  );
  const incidents = incidentsOf(readRows(state.frames[0]));
  const own = useGrafanaAlerts(range.to.valueOf());
  const found = incidents.length + own.length;
  const title = t('home.incidents.title', 'Incidents');
  return (
    <Section
      title={state.status === 'done' || own.length > 0 ? `${title} · ${found}` : title}
      asking={t('home.incidents.asking', 'Asking for alerts …')}
      state={state}
    >
      {isListed && alertStore === undefined && own.length === 0 && (
        <p>
          {t(
            'home.incidents.no-store',
            'No alert of Grafana fires, and no store has alerts of its own (a series called ALERTS).'
          )}
        </p>
      )}
      {state.status === 'done' && found === 0 && <p>{t('home.incidents.none', 'No alert fired in this time.')}</p>}
      {own.length > 0 && <GrafanaAlerts alerts={own} />}
      <ul className={styles.list}>
        {incidents.map(({ startMs, services }) => (
          <li key={`${startMs} ${services.join()}`} className={styles.row}>
            <span>
              {services.length === 1
                ? t('home.incidents.alone', 'since {{time}}: {{first}} alerted', factsOf(startMs, services))
                : `${t('home.incidents.incident', 'since {{time}}: {{first}} alerted first', factsOf(startMs, services))}, ${services.slice(1).join(', ')}`}
            </span>
            <LinkButton size="sm" href={addressOf(dataSource, startMs, range)}>
              {t('home.investigate', 'Investigate')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function factsOf(startMs: number, [first = '']: readonly string[]) {
  return {
    time: dateTimeFormat(startMs, { format: 'YYYY-MM-DD HH:mm' }),
    first,
    interpolation: { escapeValue: false },
  };
}

/** From an hour before the first alert to the end of what is shown. */
function addressOf(dataSource: string, startMs: number, range: TimeRange): string {
  const parameters = new URLSearchParams({
    ds: dataSource,
    from: String(startMs - before),
    to: String(range.to.valueOf()),
  });
  return `${appRoot}/investigate?${parameters.toString()}`;
}

/** The latest first; services in the order in which they alerted. */
function incidentsOf(rows: ReturnType<typeof readRows>): readonly Incident[] {
  const found = new Map<number, Array<{ readonly startMs: number; readonly service: string }>>();
  for (const row of rows) {
    const number = row.number('incident');
    found.set(number, [...(found.get(number) ?? []), { startMs: row.number('start'), service: row.text('service') }]);
  }
  return [...found.values()]
    .map((members) => [...members].sort((a, b) => a.startMs - b.startMs))
    .map((members) => ({ startMs: members[0]?.startMs ?? NaN, services: members.map(({ service }) => service) }))
    .sort((a, b) => b.startMs - a.startMs);
}

const styling = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0 }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(0.5),
  }),
});
