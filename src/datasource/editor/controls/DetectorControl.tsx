import { detectorDeclarations } from '../../../core/detectors/detectorDeclarations';
import { FieldFrame } from '../../form/FieldFrame';
import { type FormSchema, formSchemaOf } from '../../form/formSchema';
import { fieldsOf, SchemaForm, withField } from '../../form/SchemaForm';
import { type ControlProps } from './controlProps';
import { detectorWords } from './detectorWords';
import { Choice } from '../../form/Choice';

/** Chooses how the usual is learned. */
export function DetectorControl({ id, name, words, schema, fields, problem, onChange }: ControlProps) {
  const chosen = String(fields[name] ?? schema.default);
  const known = detectorDeclarations.map((detector) => ({ value: detector.id, ...detectorWords(detector) }));
  return (
    <FieldFrame
      label={words.title}
      help={known.find(({ value }) => value === chosen)?.description ?? words.help}
      problem={problem}
      htmlFor={id}
    >
      <Choice
        id={id}
        options={known}
        value={known.some(({ value }) => value === chosen) ? chosen : { value: chosen, label: chosen }}
        onChange={({ value }) => {
          // The options are the former detector's.
          const { options: _, ...rest } = fields;
          onChange(withField(rest, name, value === schema.default ? undefined : value));
        }}
        width={28}
      />
    </FieldFrame>
  );
}

/** The form of each detector's options, as the detectors declare them. */
const optionForms: ReadonlyMap<string, FormSchema> = new Map(
  detectorDeclarations.map(({ id, options }) => [id, formSchemaOf(options)])
);

/** Edits the chosen detector's own options. */
export function DetectorOptionsControl({ id, name, fields, onChange }: ControlProps) {
  const chosen = String(fields['detector'] ?? 'ensemble');
  const form = optionForms.get(chosen);
  const names = Object.keys(form?.properties ?? {}).filter((option) => option !== rateOption);
  return form === undefined || names.length === 0 ? null : (
    <SchemaForm
      id={id}
      path={`detectors.${chosen}`}
      schema={form}
      names={names}
      value={fieldsOf(fields[name])}
      onChange={(next) => onChange(withField(fields, name, Object.keys(next).length === 0 ? undefined : next))}
    />
  );
}

/** A field of every anomaly query, whichever the detector. */
const rateOption = 'alertsPerWeek';
