import { Auth, AuthMethod, ConfigSection, EditorField, EditorRow } from '@grafana/plugin-ui';
import { Button, Combobox } from '@grafana/ui';
import { urlRefusal } from '../../protocol/urlRefusal';
import { CommittedInput } from '../CommittedInput';
import { type StoredUpstream } from '../covaryDataQuery';
import { SchemaForm } from '../SchemaForm';
import { authProps, type SecretStore } from './authProps';
import { type UpstreamKindForm } from './useUpstreamKinds';

interface Props {
  readonly upstream: StoredUpstream;
  readonly kinds: readonly UpstreamKindForm[];
  readonly secrets: SecretStore;
  readonly readOnly: boolean;
  readonly onChange: (upstream: StoredUpstream) => void;
  readonly onRemove: () => void;
}

/** Settings that have their own place in this editor. */
const ownFields = ['name', 'kind', 'url', 'auth', 'user', 'headers', 'tls'];

/** Edits one upstream: name, kind, where it is, how to log in, and whatever else its kind takes. */
export function UpstreamEditor({ upstream, kinds, secrets, readOnly, onChange, onRemove }: Props) {
  const kind = kinds.find((candidate) => candidate.kind === upstream.kind);
  const isHttp = kind?.settings.properties?.['url'] !== undefined;
  const set = (change: Readonly<Record<string, unknown>>): void => onChange({ ...upstream, ...change });
  return (
    <ConfigSection title={`Upstream ${upstream.name}`} isCollapsible isInitiallyOpen>
      <EditorRow>
        <EditorField label="Name" tooltip="The name by which queries choose this upstream">
          <CommittedInput
            id={`covary-name-${upstream.name}`}
            width={24}
            value={upstream.name}
            validate={(text) => (text === '' ? 'a name is needed' : undefined)}
            onCommit={(name) => set({ name })}
          />
        </EditorField>
        <EditorField label="Kind">
          <Combobox
            id={`covary-kind-${upstream.name}`}
            options={kinds.map(({ kind: value, title }) => ({ value, label: title }))}
            value={upstream.kind}
            disabled={readOnly}
            onChange={({ value }) => onChange({ name: upstream.name, kind: value })}
            width={24}
          />
        </EditorField>
        {isHttp ? (
          <EditorField label="URL" tooltip="As the Grafana server reaches it">
            <CommittedInput
              id={`covary-url-${upstream.name}`}
              width={48}
              value={typeof upstream['url'] === 'string' ? upstream['url'] : ''}
              placeholder="http://localhost:9090"
              validate={urlRefusal}
              onCommit={(url) => set({ url })}
            />
          </EditorField>
        ) : (
          <></>
        )}
        <Button
          variant="secondary"
          fill="text"
          icon="trash-alt"
          disabled={readOnly}
          aria-label={`Remove upstream ${upstream.name}`}
          onClick={onRemove}
        />
      </EditorRow>
      {kind === undefined ? (
        <></>
      ) : (
        <EditorRow>
          <SchemaForm
            schema={kind.settings}
            value={upstream}
            omit={ownFields}
            onChange={(value) => onChange({ ...value, name: upstream.name, kind: upstream.kind })}
          />
        </EditorRow>
      )}
      {isHttp ? (
        <Auth
          {...authProps(upstream, kind?.settings.properties?.['auth']?.enum ?? [], secrets, set)}
          mostCommonMethod={AuthMethod.BasicAuth}
          readOnly={readOnly}
        />
      ) : null}
    </ConfigSection>
  );
}
