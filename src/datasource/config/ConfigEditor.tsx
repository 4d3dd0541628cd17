import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { DataSourceDescription } from '@grafana/plugin-ui';
import { Alert, Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import { type CovaryJsonData, type StoredUpstream } from '../covaryDataQuery';
import { UpstreamEditor } from './UpstreamEditor';
import { useUpstreamKinds } from './useUpstreamKinds';

type Props = DataSourcePluginOptionsEditorProps<CovaryJsonData, Record<string, string>>;

/** Edits the data source's settings: the upstreams that its queries can name. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const kinds = useUpstreamKinds(options.uid);
  const upstreams = options.jsonData.upstreams ?? [];
  const readOnly = options.readOnly === true;
  const setUpstreams = (next: readonly StoredUpstream[]): void => {
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, upstreams: next } });
  };
  const secrets = {
    isSet: (key: string): boolean => options.secureJsonFields[key] === true,
    set: (key: string, value: string): void => {
      onOptionsChange({ ...options, secureJsonData: { ...options.secureJsonData, [key]: value } });
    },
    reset: (key: string): void => {
      onOptionsChange({
        ...options,
        secureJsonFields: { ...options.secureJsonFields, [key]: false },
        secureJsonData: { ...options.secureJsonData, [key]: '' },
      });
    },
  };
  return (
    <Stack direction="column" gap={3}>
      <DataSourceDescription
        dataSourceName="Covary analysis"
        docsLink="https://grafana.com/grafana/plugins/covary-observability-app/"
        hasRequiredFields={false}
      />
      {kinds.error === undefined ? null : (
        <Alert title="The plugin's backend does not answer" severity="error">
          {kinds.error}. Check that the plugin is allowed to load and look into Grafana&apos;s log.
        </Alert>
      )}
      {kinds.value === undefined && kinds.error === undefined ? (
        <LoadingPlaceholder text="Loading upstream kinds" />
      ) : null}
      {(kinds.value === undefined ? [] : upstreams).map((upstream, i) => (
        <UpstreamEditor
          key={i}
          upstream={upstream}
          kinds={kinds.value ?? []}
          secrets={secrets}
          readOnly={readOnly}
          onChange={(next) => setUpstreams(upstreams.with(i, next))}
          onRemove={() => setUpstreams(upstreams.toSpliced(i, 1))}
        />
      ))}
      {kinds.value === undefined || readOnly ? null : (
        <div>
          <Button
            variant="secondary"
            icon="plus"
            onClick={() => setUpstreams([...upstreams, { name: freeName(upstreams), kind: 'prometheus', url: '' }])}
          >
            Add upstream
          </Button>
        </div>
      )}
    </Stack>
  );
}

function freeName(upstreams: readonly StoredUpstream[]): string {
  const taken = new Set(upstreams.map(({ name }) => name));
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? 'prometheus' : `prometheus-${i}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
