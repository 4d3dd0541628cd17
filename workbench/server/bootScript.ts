import { publicSettings, type DataSources } from './dataSources';
import { type ProvisionedDashboard } from './dashboards';
import { pluginMeta, type BuiltPlugin } from './pluginCatalogue';

const ofType = (plugins: readonly BuiltPlugin[], type: string): Record<string, unknown> =>
  Object.fromEntries(
    plugins.filter(({ json }) => json.type === type).map((plugin) => [plugin.json.id, pluginMeta(plugin)])
  );

/** The script that sets what Grafana's page finds in `window.grafanaBootData`, and what the workbench adds. */
export function bootScript(
  plugins: readonly BuiltPlugin[],
  dataSources: DataSources,
  dashboards: readonly ProvisionedDashboard[],
  grafanaVersion: string
): string {
  const meta = Object.fromEntries(plugins.map((plugin) => [plugin.json.id, pluginMeta(plugin)]));
  const instances = dataSources.list().map((settings) => {
    const { name, uid, type, id, jsonData, isDefault } = settings;
    const url = `/api/datasources/proxy/uid/${uid}`;
    return [
      name,
      { ...publicSettings(settings), id, uid, type, name, url, jsonData, isDefault, meta: meta[type] },
    ] as const;
  });
  const settings = {
    datasources: Object.fromEntries(instances),
    defaultDatasource: instances.find(([, { isDefault }]) => isDefault)?.[0] ?? '',
    panels: ofType(plugins, 'panel'),
    apps: Object.fromEntries(
      Object.entries(ofType(plugins, 'app')).map(([id]) => [
        id,
        { id, path: `/public/plugins/${id}/module.js`, version: '', preload: false },
      ])
    ),
    appUrl: '/',
    appSubUrl: '',
    buildInfo: { version: grafanaVersion, commit: '', env: 'production', edition: 'Open Source' },
    featureToggles: {},
    unifiedAlertingEnabled: false,
  };
  const user = {
    id: 1,
    login: 'workbench',
    name: 'workbench',
    orgId: 1,
    orgRole: 'Admin',
    isSignedIn: true,
    timezone: 'browser',
  };
  const bootData = { settings, user: { ...user, isGrafanaAdmin: true, permissions: {} }, navTree: [], assets: {} };
  const workbench = {
    plugins: Object.values(meta),
    dashboards: dashboards.map(({ uid, title }) => ({ uid, title })),
  };
  return `'use strict';
const theme = new URLSearchParams(location.search).get('theme') ?? sessionStorage.getItem('theme') ?? 'dark';
sessionStorage.setItem('theme', theme);
window.__grafana_public_path__ = '/public/';
window.grafanaBootData = ${scriptJson(bootData)};
window.grafanaBootData.user.theme = theme === 'light' ? 'light' : 'dark';
window.covaryWorkbench = ${scriptJson(workbench)};
`;
}

const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
