/** What Grafana's panels, Explore, expressions and alert rules add to every query; none of it is the query model's. */
const grafanaFields: ReadonlySet<string> = new Set([
  'refId',
  'datasource',
  'datasourceId',
  'hide',
  'key',
  'queryType',
  'intervalMs',
  'maxDataPoints',
  'queryCachingTTL',
  'timeRange',
  'range',
  'expression',
  'instant',
]);

/** The fields of a query without those that Grafana adds. */
export function ownFields(query: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !grafanaFields.has(name)));
}
