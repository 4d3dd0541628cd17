import { useState } from 'react';
import { type QueryEditorProps } from '@grafana/data';
import { EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Alert, Button, Collapse } from '@grafana/ui';
import { covaryQuery } from '../../protocol/query';
import { parseQuery } from '../../protocol/parseQuery';
import { type CovaryDatasource } from '../CovaryDatasource';
import { type CovaryDataQuery, type CovaryJsonData } from '../covaryDataQuery';
import { formSchemaOf } from '../formSchema';
import { newInput, newQuery } from '../newQuery';
import { SchemaForm } from '../SchemaForm';
import { AnalysisEditor } from './AnalysisEditor';
import { InputEditor } from './InputEditor';
import { useDeclaredKinds } from './useDeclaredKinds';

type Props = QueryEditorProps<CovaryDatasource, CovaryDataQuery, CovaryJsonData>;

const querySchema = formSchemaOf(covaryQuery);

/** Edits one query: its inputs, its analysis, and how they are joined. */
export function QueryEditor({ datasource, query: stored, onChange, onRunQuery }: Props) {
  const [isTimeOpen, setIsTimeOpen] = useState(false);
  const query: CovaryDataQuery = { ...newQuery(datasource.upstreams), ...stored };
  const inputs = query.inputs ?? [];
  const kinds = useDeclaredKinds(datasource);
  const parsed = parseQuery(query);
  const update = (change: Partial<CovaryDataQuery>): void => {
    onChange({ ...query, ...change });
    onRunQuery();
  };
  return (
    <EditorRows>
      {inputs.map((input, i) => (
        <InputEditor
          key={input.refId}
          input={input}
          upstreams={datasource.upstreams}
          kinds={kinds}
          onChange={(next) => update({ inputs: inputs.with(i, next) })}
          {...(inputs.length > 1 ? { onRemove: () => update({ inputs: inputs.toSpliced(i, 1) }) } : {})}
        />
      ))}
      <EditorRow>
        <Button
          variant="secondary"
          size="sm"
          icon="plus"
          onClick={() => {
            const last = datasource.upstreams.find(({ name }) => name === inputs.at(-1)?.upstream);
            onChange({ ...query, inputs: [...inputs, newInput(freeRefId(inputs), last ?? datasource.upstreams[0])] });
          }}
        >
          Add input
        </Button>
      </EditorRow>
      <AnalysisEditor analysis={query.analysis} onChange={(analysis) => update({ analysis })} />
      <Collapse label="Time grid and limits" isOpen={isTimeOpen} onToggle={() => setIsTimeOpen(!isTimeOpen)}>
        <EditorRow>
          <SchemaForm
            schema={querySchema}
            value={{ ...query }}
            omit={['version', 'inputs', 'analysis']}
            onChange={(value) => {
              onChange({ ...value, refId: query.refId });
              onRunQuery();
            }}
          />
        </EditorRow>
      </Collapse>
      {parsed.ok ? null : (
        <Alert title="This query cannot run" severity="warning">
          {parsed.error}
        </Alert>
      )}
    </EditorRows>
  );
}

/** The first letter that no input has yet. */
function freeRefId(inputs: ReadonlyArray<{ readonly refId: string }>): string {
  const taken = new Set(inputs.map(({ refId }) => refId));
  for (let i = 0; ; i++) {
    const letter = String.fromCharCode(97 + (i % 26));
    const candidate = i < 26 ? letter : `${letter}${Math.floor(i / 26)}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
