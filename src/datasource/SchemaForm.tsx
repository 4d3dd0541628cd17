import { EditorField, EditorFieldGroup } from '@grafana/plugin-ui';
import { Combobox, Switch } from '@grafana/ui';
import { CommittedInput } from './CommittedInput';
import { durationText, parseDuration } from './duration';
import { type FormSchema } from './formSchema';

interface Props {
  readonly schema: FormSchema;
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
  /** Fields that are edited elsewhere. */
  readonly omit?: readonly string[];
}

/**
 * A form drawn from a schema, one field a property, so that whatever the query model or an upstream takes can be
 * edited. An emptied field is left out of the value: its default holds, which is shown as placeholder.
 */
export function SchemaForm({ schema, value, onChange, omit = [] }: Props) {
  const set = (name: string, next: unknown): void => {
    const { [name]: _, ...rest } = value;
    onChange(next === undefined ? rest : { ...rest, [name]: next });
  };
  return (
    <>
      {Object.entries(schema.properties ?? {})
        .filter(([name, field]) => !omit.includes(name) && field.const === undefined)
        .map(([name, field]) => (
          <SchemaField key={name} name={name} schema={field} value={value[name]} onChange={(next) => set(name, next)} />
        ))}
    </>
  );
}

interface FieldProps {
  readonly name: string;
  readonly schema: FormSchema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function SchemaField({ name, schema, value, onChange }: FieldProps) {
  const label = schema.title ?? name;
  const tooltip = schema.description === undefined ? {} : { tooltip: schema.description };
  const id = `covary-${name}`;
  const fallback = schema.default;
  if (schema.enum !== undefined) {
    return (
      <EditorField label={label} {...tooltip}>
        <Combobox
          id={id}
          options={schema.enum.map((option) => ({ label: option, value: option }))}
          value={textOf(value ?? fallback)}
          onChange={(option) => onChange(option.value)}
          width={20}
        />
      </EditorField>
    );
  }
  switch (schema.type) {
    case 'boolean':
      return (
        <EditorField label={label} {...tooltip}>
          <Switch
            id={id}
            value={value === true || (value === undefined && fallback === true)}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </EditorField>
      );
    case 'number':
    case 'integer':
      return (
        <EditorField label={label} {...tooltip}>
          <CommittedInput
            id={id}
            width={16}
            value={formatNumber(value, schema.unit)}
            placeholder={formatNumber(fallback, schema.unit)}
            validate={(text) => checkNumber(text, schema)}
            onCommit={(text) => onChange(text === '' ? undefined : parseNumber(text, schema.unit))}
          />
        </EditorField>
      );
    case 'object':
      return schema.properties === undefined ? (
        <JsonField id={id} label={label} tooltip={schema.description} value={value} onChange={onChange} />
      ) : (
        <EditorFieldGroup>
          <SchemaForm schema={schema} value={recordOf(value ?? fallback)} onChange={onChange} />
        </EditorFieldGroup>
      );
    case 'string':
      return (
        <EditorField label={label} {...tooltip}>
          <CommittedInput
            id={id}
            width={30}
            value={textOf(value)}
            placeholder={textOf(fallback)}
            onCommit={(text) => onChange(text === '' ? undefined : text)}
          />
        </EditorField>
      );
    default:
      return <JsonField id={id} label={label} tooltip={schema.description} value={value} onChange={onChange} />;
  }
}

interface JsonFieldProps {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Lists and free records are written as JSON. */
function JsonField({ id, label, tooltip, value, onChange }: JsonFieldProps) {
  return (
    <EditorField label={label} {...(tooltip === undefined ? {} : { tooltip })}>
      <CommittedInput
        id={id}
        width={40}
        value={value === undefined ? '' : JSON.stringify(value)}
        placeholder="JSON"
        validate={checkJson}
        onCommit={(text) => onChange(text === '' ? undefined : JSON.parse(text))}
      />
    </EditorField>
  );
}

function checkJson(text: string): string | undefined {
  try {
    if (text !== '') {
      JSON.parse(text);
    }
    return undefined;
  } catch {
    return 'not valid JSON';
  }
}

function formatNumber(value: unknown, unit: string | undefined): string {
  if (typeof value !== 'number') {
    return '';
  }
  switch (unit) {
    case 'duration':
      return durationText(value);
    case 'time':
      return new Date(value).toISOString();
    default:
      return String(value);
  }
}

function parseNumber(text: string, unit: string | undefined): number {
  switch (unit) {
    case 'duration':
      return parseDuration(text);
    case 'time':
      return Date.parse(text);
    default:
      return Number(text);
  }
}

function checkNumber(text: string, { unit, type, minimum, maximum }: FormSchema): string | undefined {
  if (text === '') {
    return undefined;
  }
  const number = parseNumber(text, unit);
  if (!Number.isFinite(number)) {
    return unit === 'duration'
      ? 'write a duration such as 30s, 5m or 1h'
      : unit === 'time'
        ? 'write a time such as 2026-01-31T12:00:00Z'
        : 'not a number';
  }
  if (type === 'integer' && !Number.isInteger(number)) {
    return 'not a whole number';
  }
  if (number < (minimum ?? -Infinity)) {
    return `at least ${formatNumber(minimum, unit)}`;
  }
  return number > (maximum ?? Infinity) ? `at most ${formatNumber(maximum, unit)}` : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
