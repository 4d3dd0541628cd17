import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { CommittedInput } from '../../form/CommittedInput';
import { FieldFrame } from '../../form/FieldFrame';
import { numberProblem, numberText } from '../../form/numberText';
import { withField } from '../../form/SchemaForm';
import { type ControlProps } from './controlProps';
import { listOf } from './listOf';
import { Rows } from './Rows';

/** Rates of alerts to compare: a number each. */
export function RatesControl({ id, name, words, schema, fields, problem, onChange }: ControlProps) {
  const rates = listOf(fields[name]).map((rate) => (typeof rate === 'number' ? rate : 1));
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem}>
      <Rows
        label={words.title}
        items={rates}
        addLabel={t('editor.rates.add', 'Add rate')}
        removeLabel={(i) => t('editor.rates.remove', 'Remove rate {{number}}', { ...asIs, number: i + 1 })}
        newItem={() => (rates.at(-1) ?? 0.125) * 2}
        onChange={(items) => onChange(withField(fields, name, items.length === 0 ? undefined : items))}
      >
        {(rate, set, i) => (
          <CommittedInput
            id={`${id}-${i}`}
            width={12}
            label={t('editor.rates.rate', 'Alerts a week, rate {{number}}', { ...asIs, number: i + 1 })}
            value={numberText(rate, undefined)}
            validate={(text) => numberProblem(text === '' ? '-' : text, schema.items ?? {})}
            onCommit={(text) => set(Number(text))}
          />
        )}
      </Rows>
    </FieldFrame>
  );
}
