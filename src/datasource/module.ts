import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './config/ConfigEditor';
import { CovaryDatasource } from './CovaryDatasource';
import { QueryEditor } from './editor/QueryEditor';
import { type CovaryDataQuery, type CovaryJsonData } from './covaryDataQuery';

/** What Grafana loads. */
export const plugin = new DataSourcePlugin<CovaryDatasource, CovaryDataQuery, CovaryJsonData>(CovaryDatasource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
