import {
  PluginContextProvider,
  type DataSourceApi,
  type DataSourcePlugin,
  type DataSourceSettings,
} from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { importDataSourcePlugin } from '../plugins/pluginLoader';
import { useAsync } from '../useAsync';

interface Outcome {
  readonly status: 'success' | 'error';
  readonly message: string;
}

const outcomeOf = (value: unknown, status: Outcome['status']): Outcome => ({
  status:
    typeof value === 'object' && value !== null && 'status' in value && value.status === 'error' ? 'error' : status,
  message: typeof value === 'object' && value !== null && 'message' in value ? String(value.message) : String(value),
});

/** The config editor of a data source, with "Save & test" as in Grafana. */
export function DataSourcePage() {
  const { uid = '' } = useParams();
  const { value, error } = useAsync(async () => {
    const settings = await getBackendSrv().get<DataSourceSettings>(`/api/datasources/uid/${encodeURIComponent(uid)}`);
    return { settings, plugin: await importDataSourcePlugin(settings.type) };
  }, [uid]);
  if (error !== undefined) {
    return <Alert title={`The data source "${uid}" could not be loaded`}>{error.message}</Alert>;
  }
  return value === undefined ? <LoadingPlaceholder text="Loading data source" /> : <DataSourceForm {...value} />;
}

function DataSourceForm({
  settings,
  plugin,
}: {
  settings: DataSourceSettings;
  plugin: DataSourcePlugin<DataSourceApi>;
}) {
  const [options, setOptions] = useState(settings);
  const [outcome, setOutcome] = useState<Outcome>();
  const Editor = plugin.components.ConfigEditor;
  const saveAndTest = async (): Promise<void> => {
    setOutcome(undefined);
    try {
      const saved = await getBackendSrv().put<{ datasource: DataSourceSettings }>(
        `/api/datasources/uid/${settings.uid}`,
        options
      );
      setOptions(saved.datasource);
      const instance = getDataSourceSrv().getInstanceSettings(settings.uid);
      if (instance !== undefined) {
        instance.jsonData = saved.datasource.jsonData;
      }
      getDataSourceSrv().reload();
      const dataSource = await getDataSourceSrv().get(settings.uid);
      setOutcome(outcomeOf(await dataSource.testDatasource(), 'success'));
    } catch (error) {
      setOutcome(outcomeOf(error, 'error'));
    }
  };
  return (
    <Stack direction="column" gap={2}>
      <Text element="h1" variant="h3">
        {options.name}
      </Text>
      {Editor !== undefined && (
        <PluginContextProvider meta={plugin.meta}>
          <Editor options={options} onOptionsChange={setOptions} />
        </PluginContextProvider>
      )}
      <div>
        <Button onClick={saveAndTest}>{'Save & test'}</Button>
      </div>
      {outcome !== undefined && (
        <div data-testid="data-testid Alert container">
          <Alert title={outcome.message} severity={outcome.status} />
        </div>
      )}
    </Stack>
  );
}
