import { asIs } from '../asIs';
import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { DataSourceDescription } from '@grafana/plugin-ui';
import { config } from '@grafana/runtime';
import { Alert, Button, ClipboardButton, LoadingPlaceholder, Stack } from '@grafana/ui';
import { useState } from 'react';
import { type CovaryJsonData, type StoredUpstream } from '../covaryDataQuery';
import { provisioningYaml } from './provisioningYaml';
import { FieldFrame } from '../form/FieldFrame';
import { ZonePicker } from '../form/ZonePicker';
import { UpstreamEditor } from './UpstreamEditor';
import { useUpstreamKinds } from './useUpstreamKinds';

type Props = DataSourcePluginOptionsEditorProps<CovaryJsonData, Record<string, string>>;

/** Edits the data source's settings: the stores that its queries can name. */
export default function ConfigEditor({ options, onOptionsChange }: Props) {
  const kinds = useUpstreamKinds(options.uid);
  const upstreams = options.jsonData.upstreams ?? [];
  const readOnly = options.readOnly === true;
  const isSaved = useIsSaved(options);
  const setUpstreams = (next: readonly StoredUpstream[]): void => {
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, upstreams: next } });
  };
  const { zone, ...withoutZone } = options.jsonData;
  const secrets = {
    isSet: (key: string): boolean =>
      options.secureJsonFields[key] === true || (options.secureJsonData?.[key] ?? '') !== '',
    isStored: (key: string): boolean => options.secureJsonFields[key] === true,
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
        docsLink={`${config.appSubUrl}/public/plugins/covary-observability-app/docs/README.html`}
        hasRequiredFields={false}
      />
      {readOnly ? (
        <Alert severity="info" title={t('config.read-only', 'These settings come from a file and are changed there')} />
      ) : null}
      {kinds.error === undefined ? null : (
        <Alert title={t('config.no-backend', "The plugin's backend does not answer")} severity="error">
          {t(
            'config.no-backend-advice',
            "{{reason}}. Check that the plugin is allowed to load and look into Grafana's log",
            { ...asIs, reason: kinds.error }
          )}
        </Alert>
      )}
      {kinds.value === undefined && kinds.error === undefined ? (
        <LoadingPlaceholder text={t('config.loading-kinds', 'Asking which kinds of stores there are')} />
      ) : null}
      {kinds.value !== undefined && upstreams.length === 0 ? (
        <Alert severity="info" title={t('config.empty', 'No store yet: add the one that has your metrics')} />
      ) : null}
      {(kinds.value === undefined ? [] : upstreams).map((upstream, i) => (
        <UpstreamEditor
          key={i}
          datasourceUid={options.uid}
          upstream={upstream}
          taken={upstreams.filter((other) => other !== upstream).map(({ name }) => name)}
          kinds={kinds.value ?? []}
          secrets={secrets}
          readOnly={readOnly}
          isSaved={isSaved}
          onChange={(next) => setUpstreams(upstreams.with(i, next))}
          onRemove={() => setUpstreams(upstreams.toSpliced(i, 1))}
        />
      ))}
      {kinds.value === undefined ? null : (
        <FieldFrame
          label={t('config.zone', 'Time zone')}
          help={t(
            'config.zone-help',
            'By whose clock detectors count days and hours, daylight saving included. Alert rules have no viewer whose zone it could be; a query may name another.'
          )}
          htmlFor="config-zone"
        >
          <ZonePicker
            id="config-zone"
            zone={zone ?? null}
            placeholder="UTC"
            isDisabled={readOnly}
            onChange={(next) =>
              onOptionsChange({
                ...options,
                jsonData: next === undefined ? withoutZone : { ...withoutZone, zone: next },
              })
            }
          />
        </FieldFrame>
      )}
      {kinds.value === undefined ? null : (
        <Stack gap={1} wrap="wrap">
          {readOnly ? null : (
            <Button
              variant="secondary"
              icon="plus"
              onClick={() => setUpstreams([...upstreams, { name: freeName(upstreams), kind: 'prometheus', url: '' }])}
            >
              {t('config.add', 'Add store')}
            </Button>
          )}
          <ClipboardButton
            variant="secondary"
            fill="text"
            icon="copy"
            getText={() =>
              provisioningYaml({
                name: options.name,
                uid: options.uid,
                jsonData: options.jsonData,
                secrets: Object.entries(options.secureJsonFields).flatMap(([key, isSet]) => (isSet ? [key] : [])),
              })
            }
          >
            {t('config.copy', 'Copy as provisioning YAML')}
          </ClipboardButton>
        </Stack>
      )}
    </Stack>
  );
}

/** Whether the settings are those that were stored last: what was changed since is not known to the backend. */
function useIsSaved({ version, jsonData, secureJsonData }: Props['options']): boolean {
  const now = JSON.stringify(jsonData);
  const [stored, setStored] = useState({ version, jsonData: now });
  if (stored.version !== version) {
    setStored({ version, jsonData: now });
  }
  const hasNewSecrets = Object.values(secureJsonData ?? {}).some((value) => value !== '');
  return stored.jsonData === now && !hasNewSecrets;
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
