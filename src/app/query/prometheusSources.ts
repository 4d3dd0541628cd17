import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

/** Grafana's own Prometheus data sources: of Prometheus and all that answer its API. */
export function prometheusSources(): readonly DataSourceInstanceSettings[] {
  return getDataSourceSrv().getList({ filter: ({ type }) => type === 'prometheus' });
}
