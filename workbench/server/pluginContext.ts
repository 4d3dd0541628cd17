import { type PluginContext } from '../../src/backend/plugin/generated/pluginv2';
import { type DataSource } from './dataSources';

/** What Grafana sends with every call: who asks, and the data source's settings with their secrets. */
export function pluginContext(dataSource: DataSource, pluginVersion: string, appUrl: string): PluginContext {
  return {
    orgId: 1,
    pluginId: dataSource.type,
    pluginVersion,
    apiVersion: '',
    namespace: 'default',
    userAgent: 'Covary-workbench',
    user: { login: 'workbench', name: 'workbench', email: '', role: 'Admin' },
    appInstanceSettings: undefined,
    dataSourceInstanceSettings: {
      id: dataSource.id,
      uid: dataSource.uid,
      name: dataSource.name,
      url: dataSource.url,
      user: dataSource.user,
      database: dataSource.database,
      basicAuthEnabled: dataSource.basicAuth,
      basicAuthUser: dataSource.basicAuthUser,
      jsonData: Buffer.from(JSON.stringify(dataSource.jsonData)),
      decryptedSecureJsonData: new Map(Object.entries(dataSource.secureJsonData)),
      lastUpdatedMS: dataSource.updatedMs,
      apiVersion: '',
    },
    grafanaConfig: new Map([['GF_APP_URL', appUrl]]),
  };
}
