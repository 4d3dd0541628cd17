import { asIs } from '../asIs';
import { t } from '@grafana/i18n';
import { Auth, ConfigSection, EditorRow } from '@grafana/plugin-ui';
import { Button, Collapse } from '@grafana/ui';
import { useState } from 'react';
import { urlRefusal } from '../../protocol/urlRefusal';
import { type StoredUpstream } from '../covaryDataQuery';
import { CommittedInput } from '../form/CommittedInput';
import { FieldFrame } from '../form/FieldFrame';
import { fieldWords } from '../form/fieldWords';
import { SchemaField } from '../form/SchemaField';
import { withField } from '../form/SchemaForm';
import { authProps, type SecretStore } from './authProps';
import { kindWords } from './kindWords';
import { missingSecrets } from './missingSecrets';
import { settingsPath } from './settingsPath';
import { StorePicture } from './StorePicture';
import { StoreTest } from './StoreTest';
import { type UpstreamKindForm } from './useUpstreamKinds';
import { Choice } from '../form/Choice';

interface Props {
  readonly datasourceUid: string;
  readonly upstream: StoredUpstream;
  /** The names of the other upstreams. */
  readonly taken: readonly string[];
  readonly kinds: readonly UpstreamKindForm[];
  readonly secrets: SecretStore;
  readonly readOnly: boolean;
  /** Whether the settings are as the backend has them. */
  readonly isSaved: boolean;
  readonly onChange: (upstream: StoredUpstream) => void;
  readonly onRemove: () => void;
}

/** Settings that have their own place in this editor. */
const ownFields: ReadonlySet<string> = new Set(['name', 'kind', 'url', 'auth', 'user', 'headers', 'tls']);
/** Settings without which a store of its kind answers nothing of use: never folded away. */
const mainFields: ReadonlySet<string> = new Set(['language', 'database', 'organization']);

/** Edits one store: its kind, where it is, how to log in, and, folded, what its kind takes beside; and tests it. */
export function UpstreamEditor({
  datasourceUid,
  upstream,
  taken,
  kinds,
  secrets,
  readOnly,
  isSaved,
  onChange,
  onRemove,
}: Props) {
  const [isMoreOpen, setIsMoreOpen] = useState(false);
  const kind = kinds.find((candidate) => candidate.kind === upstream.kind);
  const properties = kind?.settings.properties ?? {};
  const isHttp = properties['url'] !== undefined;
  const set = (change: Readonly<Record<string, unknown>>): void => onChange({ ...upstream, ...change });
  const names = Object.keys(properties).filter((name) => !ownFields.has(name));
  const more = names.filter((name) => !mainFields.has(name));
  const id = `covary-${upstream.name}`;
  const missing = missingSecrets(upstream, secrets);
  const field = (name: string) => {
    const schema = properties[name] ?? {};
    return (
      <SchemaField
        key={name}
        id={`${id}-${name}`}
        words={fieldWords(settingsPath(upstream.kind, name), name, schema)}
        schema={schema}
        value={upstream[name]}
        isDisabled={readOnly}
        onChange={(value) =>
          onChange({ ...withField(upstream, name, value), name: upstream.name, kind: upstream.kind })
        }
      />
    );
  };
  return (
    <ConfigSection
      title={upstream.name}
      description={kind === undefined ? '' : kindWords(kind).description}
      isCollapsible
      isInitiallyOpen
    >
      <EditorRow>
        <StorePicture kind={upstream.kind} />
        <FieldFrame
          label={t('config.name', 'Name')}
          help={t('config.name-help', 'By this name queries choose the store')}
          htmlFor={`${id}-name`}
        >
          <CommittedInput
            id={`${id}-name`}
            width={24}
            isDisabled={readOnly}
            value={upstream.name}
            validate={(text) =>
              text === ''
                ? t('config.name-needed', 'Give it a name')
                : taken.includes(text)
                  ? t('config.name-taken', 'Another store has this name')
                  : undefined
            }
            onCommit={(name) => set({ name })}
          />
        </FieldFrame>
        <FieldFrame label={t('config.kind', 'Kind')} htmlFor={`${id}-kind`}>
          <Choice
            id={`${id}-kind`}
            options={kinds.map((one) => ({ value: one.kind, ...kindWords(one) }))}
            value={upstream.kind}
            disabled={readOnly}
            onChange={({ value }) => onChange({ name: upstream.name, kind: value })}
            width={28}
          />
        </FieldFrame>
        {isHttp ? (
          <FieldFrame
            label={t('config.url', 'URL')}
            help={t('config.url-help', 'As the Grafana server reaches it')}
            htmlFor={`${id}-url`}
          >
            <CommittedInput
              id={`${id}-url`}
              width={48}
              isDisabled={readOnly}
              value={typeof upstream['url'] === 'string' ? upstream['url'] : ''}
              placeholder="http://localhost:9090"
              validate={(text) => (text === '' ? undefined : urlRefusal(text))}
              onCommit={(url) => set({ url })}
            />
          </FieldFrame>
        ) : (
          <></>
        )}
        {names.filter((name) => mainFields.has(name)).map(field)}
        <Button
          variant="secondary"
          fill="text"
          icon="trash-alt"
          disabled={readOnly}
          aria-label={t('config.remove', 'Remove store {{name}}', { ...asIs, name: upstream.name })}
          onClick={onRemove}
        />
      </EditorRow>
      {isHttp ? (
        <Auth {...authProps(upstream, properties['auth']?.enum ?? [], secrets, set)} readOnly={readOnly} />
      ) : null}
      {missing.map((text) => (
        <div key={text} role="alert">
          {text}
        </div>
      ))}
      {more.length === 0 ? null : (
        <Collapse
          label={t('config.more', 'Tenant, scrape interval, limits ({{number}})', { ...asIs, number: more.length })}
          isOpen={isMoreOpen}
          onToggle={() => setIsMoreOpen(!isMoreOpen)}
        >
          <EditorRow>{more.map(field)}</EditorRow>
        </Collapse>
      )}
      <StoreTest datasourceUid={datasourceUid} upstream={upstream.name} isSaved={isSaved} />
    </ConfigSection>
  );
}
