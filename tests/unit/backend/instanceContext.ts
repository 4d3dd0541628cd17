import { type DatasourceSettings, type InstanceContext } from '../../../src/backend/plugin/application';

/** Settings of a data source: as given, and otherwise those of one that was never saved. */
export function datasourceSettings(given: Partial<DatasourceSettings> = {}): DatasourceSettings {
  return { uid: 'u', name: 'Covary', url: '', jsonData: {}, secrets: new Map(), updatedMs: 1, ...given };
}

/** What Grafana says of a request to a data source; of a user where one is given. */
export function instanceContext(
  datasource: Partial<DatasourceSettings>,
  more: Pick<InstanceContext, 'user'> & { readonly orgId?: number } = {}
): InstanceContext {
  return {
    orgId: 1,
    pluginId: 'covary-analysis-datasource',
    pluginVersion: '0.1.0',
    grafanaConfig: new Map(),
    datasource: datasourceSettings(datasource),
    ...more,
  };
}
