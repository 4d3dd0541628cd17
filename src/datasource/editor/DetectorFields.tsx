import { EditorField } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import { detectorDeclarations } from '../../core/detectors/detectorDeclarations';
import { type OptionValue } from '../../core/detectors/detectorOptions';
import { type CovaryQueryInput } from '../../protocol/query';
import { type FormSchema, formSchemaOf } from '../formSchema';
import { SchemaForm } from '../SchemaForm';

type DetectingInput = Extract<CovaryQueryInput['analysis'], { kind: 'anomaly' | 'backtest' }>;

interface Props {
  readonly analysis: DetectingInput;
  readonly onChange: (analysis: DetectingInput) => void;
}

/** The form of each detector's options, as the detectors declare them. */
const optionForms: ReadonlyMap<string, FormSchema> = new Map(
  detectorDeclarations.map(({ id, options }) => [id, formSchemaOf(options)])
);

/** Chooses the detector and edits its own options, both as the detectors declare them. */
export function DetectorFields({ analysis, onChange }: Props) {
  const id = analysis.detector ?? 'ensemble';
  const detector = detectorDeclarations.find((candidate) => candidate.id === id);
  const form = optionForms.get(id);
  return (
    <>
      <EditorField label="Detector" tooltip={detector?.description ?? 'How the usual is learned'}>
        <Combobox
          id="covary-detector"
          options={detectorDeclarations.map(({ id: value, title, description }) => ({
            value,
            label: title,
            description,
          }))}
          value={id}
          onChange={({ value }) => {
            // The options are the former detector's.
            const { options: _, ...rest } = analysis;
            onChange({ ...rest, detector: value });
          }}
          width={28}
        />
      </EditorField>
      {form === undefined ? (
        <></>
      ) : (
        <SchemaForm
          schema={form}
          value={analysis.options ?? {}}
          onChange={(value) => onChange({ ...analysis, options: optionValues(value) })}
        />
      )}
    </>
  );
}

function optionValues(value: Readonly<Record<string, unknown>>): Record<string, OptionValue> {
  const options: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(value)) {
    if (typeof option === 'number' || typeof option === 'string' || typeof option === 'boolean') {
      options[name] = option;
    }
  }
  return options;
}
