import { PluginContextProvider, type DataSourceApi, type QueryEditorProps } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

type Props = Omit<QueryEditorProps<DataSourceApi>, 'datasource' | 'queries'> & { readonly dataSource: DataSourceApi };

/** A data source's own editor of one query, in the context that Grafana gives it; nothing where it has none. */
export function DataSourceQueryEditor({ dataSource, query, ...others }: Props) {
  const instance = getDataSourceSrv().getInstanceSettings(dataSource.getRef());
  const Editor = dataSource.components?.QueryEditor;
  return Editor === undefined || instance === undefined ? null : (
    <PluginContextProvider meta={dataSource.meta} {...{ instanceSettings: instance }}>
      <section aria-label="Query editor">
        <Editor datasource={dataSource} query={query} queries={[query]} {...others} />
      </section>
    </PluginContextProvider>
  );
}
