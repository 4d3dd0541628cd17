import {
  AppPlugin,
  DataSourcePlugin,
  PanelPlugin,
  type DataSourceApi,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import { isApp, isDataSource, isPanel, pluginMeta } from '../bootData';
import { corePanels } from '../panels/corePanels';
import { AmdLoader } from './amd';
import { sharedModules } from './sharedModules';

const amd = new AmdLoader(sharedModules);
const loadedPanels = new Map<string, PanelPlugin>(Object.entries(corePanels));

const exportedPlugin = (module: unknown): unknown =>
  typeof module === 'object' && module !== null && 'plugin' in module ? module.plugin : undefined;

export const panelFromCache = (id: string): PanelPlugin | undefined => loadedPanels.get(id);

export async function importPanel(id: string): Promise<PanelPlugin> {
  const cached = loadedPanels.get(id);
  if (cached !== undefined) {
    return cached;
  }
  const meta = pluginMeta(id);
  const plugin = exportedPlugin(await amd.load(meta.module));
  if (!isPanel(meta) || !(plugin instanceof PanelPlugin)) {
    throw new Error(`${id} exports no panel plugin`);
  }
  plugin.meta = meta;
  loadedPanels.set(id, plugin);
  return plugin;
}

export async function importApp(id: string): Promise<AppPlugin> {
  const meta = pluginMeta(id);
  const plugin = exportedPlugin(await amd.load(meta.module));
  if (!isApp(meta) || !(plugin instanceof AppPlugin)) {
    throw new Error(`${id} exports no app plugin`);
  }
  plugin.meta = meta;
  plugin.init(meta);
  return plugin;
}

export async function importDataSourcePlugin(id: string): Promise<DataSourcePlugin<DataSourceApi>> {
  const meta = pluginMeta(id);
  const plugin = exportedPlugin(await amd.load(meta.module));
  if (!isDataSource(meta) || !(plugin instanceof DataSourcePlugin)) {
    throw new Error(`${id} exports no data source plugin`);
  }
  plugin.meta = meta;
  return plugin;
}

export async function createDataSource(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = await importDataSourcePlugin(settings.type);
  const dataSource = new plugin.DataSourceClass(settings);
  dataSource.components = plugin.components;
  dataSource.meta = plugin.meta;
  return dataSource;
}
