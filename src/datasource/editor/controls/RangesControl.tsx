import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { FieldFrame } from '../../form/FieldFrame';
import { withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { listOf } from './listOf';
import { Rows } from './Rows';
import { storedRange } from './storedRange';
import { RangePicker } from './TimePicker';

const incidentMs = 1_200_000;

/** Known incidents: a range each. */
export function RangesControl({ name, words, fields, problem, onChange }: ControlProps) {
  const { range } = useEditorChoices();
  const toMs = range.to.valueOf();
  const last = { fromMs: toMs - incidentMs, toMs };
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem}>
      <Rows
        label={words.title}
        items={listOf(fields[name]).map((item) => storedRange(item) ?? last)}
        addLabel={t('editor.incidents.add', 'Add incident')}
        removeLabel={(i) => t('editor.incidents.remove', 'Remove incident {{number}}', { ...asIs, number: i + 1 })}
        newItem={() => last}
        onChange={(items) => onChange(withField(fields, name, items.length === 0 ? undefined : items))}
      >
        {(item, set) => <RangePicker range={item} onChange={set} />}
      </Rows>
    </FieldFrame>
  );
}
