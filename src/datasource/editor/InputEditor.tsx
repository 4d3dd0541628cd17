import { EditorField, EditorRow } from '@grafana/plugin-ui';
import { Button, Combobox } from '@grafana/ui';
import { CommittedInput } from '../CommittedInput';
import { CommittedTextArea } from '../CommittedTextArea';
import { type DeclaredUpstreamKind, inputOfUpstream } from '../../protocol/upstreamKinds';
import { type CovaryDataQuery, type StoredUpstream } from '../covaryDataQuery';

type Input = NonNullable<CovaryDataQuery['inputs']>[number];

interface Props {
  readonly input: Input;
  readonly upstreams: readonly StoredUpstream[];
  /** What the backend declares of their kinds; none while it is asked. */
  readonly kinds: readonly DeclaredUpstreamKind[];
  readonly onChange: (input: Input) => void;
  readonly onRemove?: () => void;
}

/** Edits one input: which upstream it asks, what, and how its series are named. */
export function InputEditor({ input, upstreams, kinds, onChange, onRemove }: Props) {
  const upstream = upstreams.find(({ name }) => name === input.upstream) ?? upstreams[0];
  const declared = inputOfUpstream(kinds, upstream);
  const text = input.expr ?? input.query ?? '';
  const { expr: _, query: __, ...rest } = input;
  const withText = (field: 'expr' | 'query', next: string): Input => ({ ...rest, [field]: next });
  return (
    <EditorRow>
      <EditorField label={`Input ${input.refId}`} tooltip="The upstream of the data source's settings that is queried">
        <Combobox
          id={`covary-upstream-${input.refId}`}
          options={upstreams.map(({ name, kind }) => ({ label: name, value: name, description: kind }))}
          value={upstream?.name ?? null}
          placeholder="No upstream configured"
          onChange={({ value }) => {
            const next = inputOfUpstream(
              kinds,
              upstreams.find(({ name }) => name === value)
            );
            onChange({ ...withText(next?.field ?? 'expr', text), upstream: value });
          }}
          width={24}
        />
      </EditorField>
      <EditorField label={declared?.label ?? 'Query'} tooltip="Shift+Enter runs the query" width="100%">
        <CommittedTextArea
          id={`covary-query-${input.refId}`}
          value={text}
          placeholder={declared?.placeholder ?? ''}
          onCommit={(next) => onChange(withText(declared?.field ?? 'expr', next))}
        />
      </EditorField>
      <EditorField label="Legend" optional tooltip="The name of each series; {{label}} stands for a label's value">
        <CommittedInput
          id={`covary-legend-${input.refId}`}
          width={24}
          value={input.legend ?? ''}
          placeholder="{{service}}"
          onCommit={(legend) => {
            const { legend: ___, ...others } = input;
            onChange(legend === '' ? others : { ...others, legend });
          }}
        />
      </EditorField>
      {onRemove === undefined ? (
        <></>
      ) : (
        <Button
          variant="secondary"
          fill="text"
          icon="trash-alt"
          aria-label={`Remove input ${input.refId}`}
          onClick={onRemove}
        />
      )}
    </EditorRow>
  );
}
