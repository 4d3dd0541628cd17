import { type AppPluginMeta, type DataSourcePluginMeta, type PanelPluginMeta, type PluginMeta } from '@grafana/data';

/** What the server knows at start and writes into /boot.js. */
export interface WorkbenchBootData {
  readonly plugins: readonly PluginMeta[];
  readonly dashboards: ReadonlyArray<{ readonly uid: string; readonly title: string }>;
}

declare global {
  interface Window {
    covaryWorkbench: WorkbenchBootData;
  }
}

export const bootData = (): WorkbenchBootData => window.covaryWorkbench;

export function pluginMeta(id: string): PluginMeta {
  const meta = bootData().plugins.find((plugin) => plugin.id === id);
  if (meta === undefined) {
    throw new Error(`the plugin ${id} was not built`);
  }
  return meta;
}

export const isPanel = (meta: PluginMeta): meta is PanelPluginMeta => meta.type === 'panel';
export const isApp = (meta: PluginMeta): meta is AppPluginMeta => meta.type === 'app';
export const isDataSource = (meta: PluginMeta): meta is DataSourcePluginMeta => meta.type === 'datasource';
