import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { FieldFrame } from '../../form/FieldFrame';
import { withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { Choice } from '../../form/Choice';

/** Chooses one series: by its name out of those that the inputs return, or the first one of an input. */
export function SeriesControl({ id, name, words, fields, problem, onChange }: ControlProps) {
  const { inputs, seriesNames } = useEditorChoices();
  const value = fields[name];
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const options = [
    ...seriesNames.map((series) => ({
      value: series,
      label: series,
      group: t('editor.series', 'Series'),
    })),
    ...inputs.map(({ refId, expr, query }) => ({
      value: refId,
      label: t('editor.first-of-input', 'First series of input {{refId}}', { ...asIs, refId }),
      description: expr ?? query ?? '',
      group: t('editor.inputs', 'Inputs'),
    })),
  ];
  const isKnown = options.some((option) => option.value === chosen);
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem} htmlFor={id}>
      <Choice
        id={id}
        options={options}
        value={isKnown || chosen === null ? chosen : { value: chosen, label: chosen }}
        placeholder={t('editor.choose-series', 'Choose a series')}
        createCustomValue
        isClearable
        onChange={(option) => onChange(withField(fields, name, option?.value))}
        width={36}
      />
    </FieldFrame>
  );
}
