import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { LazyConfigEditor } from './config/LazyConfigEditor';
import { CovaryDatasource } from './CovaryDatasource';
import { LazyQueryEditor } from './editor/LazyQueryEditor';
import { type CovaryDataQuery, type CovaryJsonData } from './covaryDataQuery';
import { LazyVariableEditor } from './variableEditor/LazyVariableEditor';

// Not awaited: Grafana has loaded the language by now, and texts are looked up when they are shown.
void initPluginTranslations('covary-analysis-datasource');

/** What Grafana loads. */
export const plugin = new DataSourcePlugin<CovaryDatasource, CovaryDataQuery, CovaryJsonData>(CovaryDatasource)
  .setConfigEditor(LazyConfigEditor)
  .setQueryEditor(LazyQueryEditor)
  .setVariableQueryEditor(LazyVariableEditor);
