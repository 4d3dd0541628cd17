import { asIs } from '../../asIs';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EditorRow } from '@grafana/plugin-ui';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { lazy, Suspense, useState } from 'react';
import { queryInput } from '../../../protocol/query';
import { type DeclaredUpstreamKind, inputOfUpstream, type UpstreamInput } from '../../../protocol/upstreamKinds';
import { type CovaryDataQuery, type StoredUpstream } from '../../covaryDataQuery';
import { CommittedInput } from '../../form/CommittedInput';
import { FieldFrame } from '../../form/FieldFrame';
import { fieldWords } from '../../form/fieldWords';
import { formSchemaOf } from '../../form/formSchema';
import { SchemaField } from '../../form/SchemaField';
import { withField } from '../../form/SchemaForm';
import { builtQueryOf, promQlOf } from '../../promql/builtQuery';
import { PromQlBuilder } from '../../promql/PromQlBuilder';
import { ReturnedSeries } from './ReturnedSeries';
import { type StoreClient } from '../../promql/storeClient';
import { type PreviewState } from './usePreviews';
import { Choice } from '../../form/Choice';

const CodeField = lazy(() => import('./CodeField'));

export type Input = NonNullable<CovaryDataQuery['inputs']>[number];

interface Props {
  /** Begins the ids of the fields. */
  readonly id: string;
  readonly input: Input;
  readonly upstreams: readonly StoredUpstream[];
  /** Undefined until they are known: how a store is asked depends on them. */
  readonly kinds: readonly DeclaredUpstreamKind[] | undefined;
  readonly store: StoreClient;
  readonly preview: PreviewState | undefined;
  /** Whether the analysis looks at what the series say of their services. */
  readonly hasRole: boolean;
  readonly problem: string | undefined;
  readonly onChange: (input: Input) => void;
  readonly onRemove?: () => void;
}

const { role: roleSchema = {}, linePatterns: patternsSchema = {} } = formSchemaOf(queryInput).properties ?? {};

/** Edits one input: which store it asks, what, built or as code, how its series are named, and what it returns. */
export function InputEditor({
  id,
  input,
  upstreams,
  kinds,
  store,
  preview,
  hasRole,
  problem,
  onChange,
  onRemove,
}: Props) {
  const styles = useStyles2(getStyles);
  const upstream = upstreams.find(({ name }) => name === input.upstream) ?? upstreams[0];
  const asked: UpstreamInput = inputOfUpstream(kinds ?? [], upstream) ?? unknownInput;
  const text = input.expr ?? input.query ?? '';
  const { expr: _, query: __, ...rest } = input;
  const isBuildable = asked.language === 'promql';
  const built = isBuildable ? builtQueryOf(text) : undefined;
  const [wanted, setWanted] = useState<'builder' | 'code'>();
  const mode = built === undefined ? 'code' : (wanted ?? 'builder');
  const commit = (next: string): void => onChange({ ...rest, [asked.field]: next });
  const roleWords = fieldWords('input.role', 'role', roleSchema);
  return (
    <div className={styles.input}>
      <EditorRow>
        <FieldFrame
          label={t('input.store', 'Input {{refId}}', { ...asIs, refId: input.refId })}
          help={t('input.store-help', "Which of the data source's stores is asked")}
          htmlFor={`${id}-upstream`}
        >
          <Choice
            id={`${id}-upstream`}
            options={upstreams.map(({ name, kind }) => ({ label: name, value: name, description: kind }))}
            value={upstream?.name ?? null}
            placeholder={t('input.no-store', 'No store set up')}
            onChange={({ value }) => {
              const next = inputOfUpstream(
                kinds ?? [],
                upstreams.find(({ name }) => name === value)
              );
              onChange({ ...rest, upstream: value, [(next ?? asked).field]: text });
            }}
            width={20}
          />
        </FieldFrame>
        <FieldFrame
          label={t('input.legend', 'Legend')}
          help={t('input.legend-help', "The name of each series; a label's name in double braces stands for its value")}
          htmlFor={`${id}-legend`}
        >
          <CommittedInput
            id={`${id}-legend`}
            width={20}
            value={input.legend ?? ''}
            placeholder="{{service}}"
            onCommit={(legend) => {
              const { legend: ___, ...others } = input;
              onChange(legend === '' ? others : { ...others, legend });
            }}
          />
        </FieldFrame>
        {hasRole ? (
          <SchemaField
            id={`${id}-role`}
            words={roleWords}
            schema={roleSchema}
            value={input.role}
            onChange={(role) => onChange({ refId: input.refId, ...withField({ ...input }, 'role', role) })}
          />
        ) : (
          <></>
        )}
        {asked.language === 'logql' ? (
          <SchemaField
            id={`${id}-patterns`}
            words={fieldWords('input.linePatterns', 'linePatterns', patternsSchema)}
            schema={patternsSchema}
            value={input.linePatterns}
            onChange={(patterns) =>
              onChange({ refId: input.refId, ...withField({ ...input }, 'linePatterns', patterns) })
            }
          />
        ) : (
          <></>
        )}
        <div className={styles.buttons}>
          {isBuildable ? (
            <RadioButtonGroup
              size="sm"
              id={`${id}-mode`}
              aria-label={t('input.mode', 'How input {{refId}} is written', { ...asIs, refId: input.refId })}
              options={[
                { value: 'builder' as const, label: t('input.builder', 'Builder') },
                { value: 'code' as const, label: t('input.code', 'Code') },
              ]}
              disabledOptions={built === undefined ? ['builder'] : []}
              value={mode}
              onChange={setWanted}
            />
          ) : null}
          {onRemove === undefined ? null : (
            <Button
              variant="secondary"
              fill="text"
              icon="trash-alt"
              aria-label={t('input.remove', 'Remove input {{refId}}', { ...asIs, refId: input.refId })}
              onClick={onRemove}
            />
          )}
        </div>
      </EditorRow>
      {kinds === undefined ? (
        <code className={styles.text}>{text}</code>
      ) : mode === 'builder' && built !== undefined ? (
        <>
          <PromQlBuilder
            id={id}
            query={built}
            store={store}
            isSelectorOnly={asked.isSelectorOnly === true}
            onChange={(next) => commit(promQlOf(next))}
          />
          {text === '' ? null : <code className={styles.text}>{text}</code>}
        </>
      ) : (
        <Suspense fallback={<code className={styles.text}>{text}</code>}>
          <CodeField
            id={`${id}-query`}
            label={asked.label}
            value={text}
            placeholder={asked.placeholder}
            language={asked.language}
            store={store}
            onCommit={commit}
          />
        </Suspense>
      )}
      {isBuildable && built === undefined ? (
        <div className={styles.hint}>
          {t('input.too-rich', 'This query says more than the builder can show: it is edited as code')}
        </div>
      ) : null}
      {problem === undefined ? null : (
        <div className={styles.problem} role="alert">
          {problem}
        </div>
      )}
      <ReturnedSeries state={preview} />
    </div>
  );
}

/** How a store is asked whose kind nobody knows. */
const unknownInput: UpstreamInput = {
  field: 'expr',
  label: 'Query',
  placeholder: '',
  language: 'plain',
};

function getStyles(theme: GrafanaTheme2) {
  return {
    input: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
    buttons: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginLeft: 'auto' }),
    text: css({
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      color: theme.colors.text.secondary,
      background: theme.colors.background.canvas,
      padding: theme.spacing(0.5, 1),
      minHeight: theme.spacing(4),
    }),
    hint: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
    problem: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.error.text }),
  };
}
