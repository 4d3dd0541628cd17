import { EditorField, EditorRow } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import { type CovaryQueryInput } from '../../protocol/query';
import { SchemaForm } from '../SchemaForm';
import { analysisForms, emptyAnalysis } from './analysisForms';
import { DetectorFields } from './DetectorFields';

type AnalysisInput = CovaryQueryInput['analysis'];

interface Props {
  readonly analysis: AnalysisInput | undefined;
  readonly onChange: (analysis: AnalysisInput) => void;
}

/** Chooses the analysis and edits what it takes. */
export function AnalysisEditor({ analysis = emptyAnalysis('anomaly'), onChange }: Props) {
  const form = analysisForms.find(({ kind }) => kind === analysis.kind);
  const hasDetector = analysis.kind === 'anomaly' || analysis.kind === 'backtest';
  return (
    <EditorRow>
      <EditorField label="Analysis">
        <Combobox
          id="covary-analysis"
          options={analysisForms.map(({ kind, title, description }) => ({ value: kind, label: title, description }))}
          value={analysis.kind}
          onChange={({ value }) => onChange(emptyAnalysis(value))}
          width={24}
        />
      </EditorField>
      {hasDetector ? <DetectorFields analysis={analysis} onChange={onChange} /> : <></>}
      {form === undefined ? (
        <></>
      ) : (
        <SchemaForm
          schema={form.schema}
          value={{ ...analysis }}
          omit={hasDetector ? ['detector', 'options'] : []}
          onChange={(value) => onChange({ ...emptyAnalysis(analysis.kind), ...value })}
        />
      )}
    </EditorRow>
  );
}
