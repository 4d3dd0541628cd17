import { type DatasourceSettings, type InstanceContext } from './application';
import { type DataSourceInstanceSettings, type PluginContext } from './generated/pluginv2';
import { InvalidRequest } from './invalidRequest';
import { parseJson } from './parseJson';

/**
 * Reads the context that comes with every request.
 *
 * @throws InvalidRequest when there is none or its settings are no JSON
 */
export function instanceContext(context: PluginContext | undefined): InstanceContext {
  if (!context) {
    throw new InvalidRequest('the request has no plugin context');
  }
  const { orgId, pluginId, pluginVersion, grafanaConfig, user, dataSourceInstanceSettings: settings } = context;
  return {
    orgId,
    pluginId,
    pluginVersion,
    grafanaConfig,
    ...(user && { user: { login: user.login, name: user.name, email: user.email, role: user.role } }),
    ...(settings && { datasource: datasourceSettings(settings) }),
  };
}

function datasourceSettings(settings: DataSourceInstanceSettings): DatasourceSettings {
  return {
    uid: settings.uid,
    name: settings.name,
    url: settings.url,
    jsonData: parseJson(settings.jsonData, 'settings of the data source') ?? {},
    secrets: settings.decryptedSecureJsonData,
    updatedMs: settings.lastUpdatedMS,
  };
}
