import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { FieldFrame } from '../../form/FieldFrame';
import { withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { Choice } from '../../form/Choice';

/** Chooses one of the query's inputs. */
export function InputControl({ id, name, words, schema, fields, problem, onChange }: ControlProps) {
  const { inputs } = useEditorChoices();
  const value = fields[name] ?? schema.default;
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const options = inputs.map(({ refId, expr, query }) => ({
    value: refId,
    label: t('editor.input', 'Input {{refId}}', { ...asIs, refId }),
    description: expr ?? query ?? '',
  }));
  const isKnown = options.some((option) => option.value === chosen);
  return (
    <FieldFrame
      label={words.title}
      help={words.help}
      htmlFor={id}
      problem={
        problem ??
        (chosen === null || isKnown
          ? undefined
          : t('editor.no-such-input', 'There is no input {{refId}}: choose one', { ...asIs, refId: chosen }))
      }
    >
      <Choice
        id={id}
        options={options}
        value={isKnown || chosen === null ? chosen : { value: chosen, label: chosen }}
        placeholder={t('editor.choose-input', 'Choose an input')}
        isClearable
        onChange={(option) => onChange(withField(fields, name, option?.value))}
        width="auto"
        minWidth={20}
      />
    </FieldFrame>
  );
}
