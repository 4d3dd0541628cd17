import { EditorFieldGroup } from '@grafana/plugin-ui';
import { fieldWords } from './fieldWords';
import { type FormSchema } from './formSchema';
import { SchemaField } from './SchemaField';

/** The values of a form, by the names of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

interface Props {
  readonly schema: FormSchema;
  /** Where the locale files have its words, see {@link fieldWords}. */
  readonly path: string;
  /** Begins the ids of the fields. */
  readonly id: string;
  readonly value: Fields;
  readonly onChange: (value: Fields) => void;
  /** Which fields, in which order; all of them where it is left out. */
  readonly names?: readonly string[];
  readonly isDisabled?: boolean;
}

/** A form drawn from a schema, one field a property. An emptied field is left out of the value: its default holds. */
export function SchemaForm({ schema, path, id, value, onChange, names, isDisabled = false }: Props) {
  const properties = schema.properties ?? {};
  return (
    <>
      {(names ?? Object.keys(properties)).map((name) => {
        const field = properties[name];
        if (field === undefined || field.const !== undefined) {
          return null;
        }
        const set = (next: unknown): void => onChange(withField(value, name, next));
        return field.properties === undefined ? (
          <SchemaField
            key={name}
            id={`${id}-${name}`}
            words={fieldWords(`${path}.${name}`, name, field)}
            schema={field}
            value={value[name]}
            isDisabled={isDisabled}
            onChange={set}
          />
        ) : (
          <EditorFieldGroup key={name}>
            <SchemaForm
              schema={field}
              path={`${path}.${name}`}
              id={`${id}-${name}`}
              value={fieldsOf(value[name] ?? field.default)}
              isDisabled={isDisabled}
              onChange={set}
            />
          </EditorFieldGroup>
        );
      })}
    </>
  );
}

/** These fields with another value of one; without it where that is undefined. */
export function withField(fields: Fields, name: string, value: unknown): Fields {
  const { [name]: _, ...rest } = fields;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** An object's fields; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
