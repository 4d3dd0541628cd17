import { EditorField } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import { type OptionSpec, type OptionValue } from '../../core/detectors/detectorOptions';
import { detectors } from '../../core/detectors/registry';
import { type CovaryQueryInput } from '../../protocol/query';
import { type FormSchema } from '../formSchema';
import { SchemaForm } from '../SchemaForm';

type DetectingInput = Extract<CovaryQueryInput['analysis'], { kind: 'anomaly' | 'backtest' }>;

interface Props {
  readonly analysis: DetectingInput;
  readonly onChange: (analysis: DetectingInput) => void;
}

/** Chooses the detector and edits its own options, both out of the registry. */
export function DetectorFields({ analysis, onChange }: Props) {
  const id = analysis.detector ?? 'ensemble';
  const detector = detectors.find((candidate) => candidate.id === id);
  return (
    <>
      <EditorField label="Detector" tooltip={detector?.description ?? 'How the usual is learned'}>
        <Combobox
          id="covary-detector"
          options={detectors.map(({ id: value, title, description }) => ({ value, label: title, description }))}
          value={id}
          onChange={({ value }) => {
            // The options are the former detector's.
            const { options: _, ...rest } = analysis;
            onChange({ ...rest, detector: value });
          }}
          width={28}
        />
      </EditorField>
      {detector === undefined ? (
        <></>
      ) : (
        <SchemaForm
          schema={optionsSchema(detector.options)}
          value={analysis.options ?? {}}
          onChange={(value) => onChange({ ...analysis, options: optionValues(value) })}
        />
      )}
    </>
  );
}

function optionsSchema(specs: readonly OptionSpec[]): FormSchema {
  return { type: 'object', properties: Object.fromEntries(specs.map((spec) => [spec.name, optionSchema(spec)])) };
}

function optionSchema(spec: OptionSpec): FormSchema {
  const text = { title: spec.title, description: spec.description, default: spec.default };
  switch (spec.kind) {
    case 'choice':
      return { ...text, type: 'string', enum: spec.choices };
    case 'text':
      return { ...text, type: 'string' };
    case 'boolean':
      return { ...text, type: 'boolean' };
    case 'number':
    case 'integer':
      return { ...text, type: spec.kind, minimum: spec.minimum, maximum: spec.maximum };
  }
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
