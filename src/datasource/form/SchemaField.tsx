import { t } from '@grafana/i18n';
import { MultiCombobox, Switch } from '@grafana/ui';
import { Choice } from './Choice';
import { CommittedInput } from './CommittedInput';
import { FieldFrame } from './FieldFrame';
import { type FieldWords } from './fieldWords';
import { type FormSchema } from './formSchema';
import { numberProblem, numberText, readNumber, unitText } from './numberText';

interface Props {
  readonly id: string;
  readonly words: FieldWords;
  readonly schema: FormSchema;
  readonly value: unknown;
  /** What is wrong with the value, for the one who chose it. */
  readonly problem?: string | undefined;
  readonly isDisabled?: boolean;
  /** Hears `undefined` when the field is emptied: its default holds then, which is shown as placeholder. */
  readonly onChange: (value: unknown) => void;
}

/** One field as its schema says: a choice, several choices, a switch, a number with its unit, or a text. */
export function SchemaField({ id, words, schema, value, problem, isDisabled = false, onChange }: Props) {
  const frame = { label: words.title, help: words.help, problem, htmlFor: id };
  if (schema.enum !== undefined) {
    const choices = schema.enum;
    const chosen = textOf(value ?? schema.default);
    return (
      <FieldFrame {...frame}>
        <Choice
          id={id}
          options={choices.map((choice) => ({ label: words.choice(choice), value: choice }))}
          value={choices.includes(chosen) ? chosen : chosen === '' ? null : { value: chosen, label: chosen }}
          placeholder={words.unset ?? t('form.found', 'auto')}
          disabled={isDisabled}
          onChange={(option) => onChange(option.value === schema.default ? undefined : option.value)}
          width="auto"
          minWidth={18}
        />
      </FieldFrame>
    );
  }
  switch (schema.type) {
    case 'boolean':
      return (
        <FieldFrame {...frame}>
          <Switch
            id={id}
            disabled={isDisabled}
            value={value === true || (value === undefined && schema.default === true)}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </FieldFrame>
      );
    case 'number':
    case 'integer':
      return (
        <FieldFrame {...frame}>
          <CommittedInput
            id={id}
            width={roomFor(words.unset ?? '')}
            isDisabled={isDisabled}
            value={numberText(value, schema.unit)}
            placeholder={numberText(schema.default, schema.unit) || (words.unset ?? t('form.found', 'auto'))}
            suffix={unitText(schema.unit)}
            validate={(text) => numberProblem(text, schema)}
            onCommit={(text) => onChange(text === '' ? undefined : readNumber(text, schema.unit))}
          />
        </FieldFrame>
      );
    case 'array': {
      const choices = schema.items?.enum ?? [];
      return (
        <FieldFrame {...frame}>
          <MultiCombobox
            id={id}
            options={choices.map((choice) => ({ label: words.choice(choice), value: choice }))}
            createCustomValue={choices.length === 0}
            value={[...textsOf(value ?? schema.default)]}
            disabled={isDisabled}
            onChange={(options) => onChange(options.length === 0 ? undefined : options.map((option) => option.value))}
            width={40}
          />
        </FieldFrame>
      );
    }
    default:
      return (
        <FieldFrame {...frame}>
          <CommittedInput
            id={id}
            width={30}
            isDisabled={isDisabled}
            value={textOf(value)}
            placeholder={textOf(schema.default) || (words.unset ?? '')}
            onCommit={(text) => onChange(text === '' ? undefined : text)}
          />
        </FieldFrame>
      );
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The width of a field of a number in Grafana's units, in which what stands there while it is empty can be read. */
function roomFor(unset: string): number {
  return Math.max(14, Math.ceil(unset.length * 1.1) + 2);
}
