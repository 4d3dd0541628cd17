import { EditorField, EditorRow } from '@grafana/plugin-ui';
import { Button, Combobox } from '@grafana/ui';
import { CommittedInput } from '../CommittedInput';
import { CommittedTextArea } from '../CommittedTextArea';
import { type CovaryDataQuery, type StoredUpstream } from '../covaryDataQuery';
import { queryField } from '../newQuery';

type Input = NonNullable<CovaryDataQuery['inputs']>[number];

interface Props {
  readonly input: Input;
  readonly upstreams: readonly StoredUpstream[];
  readonly onChange: (input: Input) => void;
  readonly onRemove?: () => void;
}

/** Edits one input: which upstream it asks, what, and how its series are named. */
export function InputEditor({ input, upstreams, onChange, onRemove }: Props) {
  const upstream = upstreams.find(({ name }) => name === input.upstream) ?? upstreams[0];
  const field = queryField(upstream);
  const text = input.expr ?? input.query ?? '';
  const { expr: _, query: __, ...rest } = input;
  const describe = languages[upstream?.kind ?? ''] ?? languages['prometheus'];
  return (
    <EditorRow>
      <EditorField label={`Input ${input.refId}`} tooltip="The upstream of the data source's settings that is queried">
        <Combobox
          id={`covary-upstream-${input.refId}`}
          options={upstreams.map(({ name, kind }) => ({ label: name, value: name, description: kind }))}
          value={upstream?.name ?? null}
          placeholder="No upstream configured"
          onChange={({ value }) => {
            const next = queryField(upstreams.find(({ name }) => name === value));
            onChange({ ...rest, upstream: value, [next]: text });
          }}
          width={24}
        />
      </EditorField>
      <EditorField label={describe?.label ?? 'Query'} tooltip="Shift+Enter runs the query" width="100%">
        <CommittedTextArea
          id={`covary-query-${input.refId}`}
          value={text}
          placeholder={describe?.placeholder ?? ''}
          onCommit={(next) => onChange({ ...rest, [field]: next })}
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

const languages: Readonly<Record<string, { readonly label: string; readonly placeholder: string }>> = {
  prometheus: { label: 'PromQL', placeholder: 'sum by (service) (rate(http_requests_total[$__rate_interval]))' },
  demo: { label: 'Series selector', placeholder: 'shop_cpu_percent{service="database"}' },
  loki: { label: 'LogQL', placeholder: '{app="shop"} or sum by (app) (rate({app="shop"} |= "error" [$__interval]))' },
  tempo: { label: 'Trace id', placeholder: '7b5a2f0c9d1e4a637b5a2f0c9d1e4a63' },
  jaeger: { label: 'Trace id', placeholder: '7b5a2f0c9d1e4a637b5a2f0c9d1e4a63' },
  influxdb: {
    label: 'InfluxQL or Flux',
    placeholder: 'SELECT mean("value") FROM "cpu" WHERE $timeFilter GROUP BY time($__interval), "host"',
  },
};
