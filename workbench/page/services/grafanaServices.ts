import { EventBusSrv, setWeekStart } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import {
  config,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setGrafanaLiveSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { loadResources } from '@grafana/scenes';
import { setPanelDataErrorView } from 'grafana-internal:PanelDataErrorView';
import { setPanelRenderer } from 'grafana-internal:PanelRenderer';
import { setPluginPage } from 'grafana-internal:PluginPage';
import { PanelErrorView } from '../pages/PanelErrorView';
import { PluginPageFrame } from '../pages/PluginPageFrame';
import { StandalonePanel } from '../pages/StandalonePanel';
import { importPanel, panelFromCache } from '../plugins/pluginLoader';
import { WorkbenchBackendService } from './backendService';
import { WorkbenchDataSourceService } from './dataSourceService';
import { WorkbenchLiveService } from './liveService';
import { runRequest } from './runRequest';
import { fillStandardRegistries } from './standardRegistries';
import { WorkbenchTemplateService } from './templateService';

/** What Grafana 13 asks of it in addition. */
const noInteraction = { onInteraction: () => () => undefined };

/** Sets everything that plugins reach through @grafana/runtime and the registries of @grafana/data. */
export async function startGrafanaServices(): Promise<void> {
  await initPluginTranslations('grafana-scenes', [loadResources]);
  fillStandardRegistries();
  setWeekStart('browser');
  setBackendSrv(new WorkbenchBackendService());
  setDataSourceSrv(new WorkbenchDataSourceService());
  setTemplateSrv(new WorkbenchTemplateService());
  setGrafanaLiveSrv(new WorkbenchLiveService());
  setRunRequest(runRequest);
  setAppEvents(new EventBusSrv());
  setCurrentUser(config.bootData.user);
  setEchoSrv({ flush: () => undefined, addBackend: () => undefined, addEvent: () => undefined, ...noInteraction });
  setPluginImportUtils({ importPanelPlugin: importPanel, getPanelPluginFromCache: panelFromCache });
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setReturnToPreviousHook(() => () => undefined);
  setChromeHeaderHeightHook(() => 0);
  setPluginPage(PluginPageFrame);
  setPanelRenderer(StandalonePanel);
  setPanelDataErrorView(PanelErrorView);
}
