import { Stack } from '@grafana/ui';
import { FieldFrame } from '../../form/FieldFrame';
import { fieldWords } from '../../form/fieldWords';
import { type FormSchema } from '../../form/formSchema';
import { SchemaField } from '../../form/SchemaField';
import { type Fields, fieldsOf, SchemaForm, withField } from '../../form/SchemaForm';
import { controls } from '../controls/controls';
import { type FieldPlan } from './fieldPlan';

interface Props {
  readonly plan: FieldPlan;
  readonly schema: FormSchema;
  /** Where the locale files have its words. */
  readonly path: string;
  readonly id: string;
  readonly fields: Fields;
  readonly problem: string | undefined;
  readonly onChange: (fields: Fields) => void;
}

/** One field of an analysis' form, with the control that its plan or else its schema asks for. */
export function PlannedField({ plan: { name, control }, schema, path, id, fields, problem, onChange }: Props) {
  const words = fieldWords(path, name, schema);
  if (control !== undefined) {
    const Control = controls[control];
    return <Control {...{ id, name, words, schema, path, fields, problem, onChange }} />;
  }
  const set = (next: unknown): void => onChange(withField(fields, name, next));
  if (schema.properties !== undefined) {
    return (
      <FieldFrame label={words.title} help={words.help} problem={problem} htmlFor={id}>
        <Stack gap={1} wrap="wrap">
          <SchemaForm
            id={id}
            path={path}
            schema={schema}
            value={fieldsOf(fields[name] ?? schema.default)}
            onChange={set}
          />
        </Stack>
      </FieldFrame>
    );
  }
  return <SchemaField {...{ id, words, schema, problem }} value={fields[name]} onChange={set} />;
}
