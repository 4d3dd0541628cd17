import { pluginIds } from '../pluginIds';

interface NewAlertRule {
  readonly name: string;
  /** The Covary data source that is asked. */
  readonly dataSource: string;
  /** The query, without refId and data source. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The expression that decides about the query A, without refId and data source. */
  readonly decides: Readonly<Record<string, unknown>>;
  /** How long it has to hold, in Grafana's words: `2m`. */
  readonly evaluateFor: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** Where one comes back to. */
  readonly returnTo: string;
}

const anHour = 3600;
const expressions = '__expr__';

/** The address of Grafana's editor for a new alert rule, filled in: over the last hour of a query to Covary. */
export function newAlertRule({ name, dataSource, query, decides, returnTo, ...rest }: NewAlertRule): string {
  const relativeTimeRange = { from: anHour, to: 0 };
  const ofRule = (refId: string, uid: string, type: string, model: Readonly<Record<string, unknown>>) => ({
    refId,
    queryType: '',
    datasourceUid: uid,
    relativeTimeRange,
    model: { refId, datasource: { type, uid }, ...model },
  });
  const defaults = {
    type: 'grafana',
    name,
    condition: 'B',
    ...rest,
    queries: [
      ofRule('A', dataSource, pluginIds.datasource, { version: 2, ...query }),
      ofRule('B', expressions, expressions, decides),
    ],
    labels: { __grafana_origin: 'plugin/covary-observability-app' },
  };
  return `/alerting/new?${new URLSearchParams({ defaults: JSON.stringify(defaults), returnTo }).toString()}`;
}
