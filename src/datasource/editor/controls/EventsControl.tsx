import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { CommittedInput } from '../../form/CommittedInput';
import { FieldFrame } from '../../form/FieldFrame';
import { fieldsOf, withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { listOf } from './listOf';
import { Rows } from './Rows';
import { TimePicker } from './TimePicker';

/** Events, such as deployments: a time and a name each. */
export function EventsControl({ id, name, words, fields, problem, onChange }: ControlProps) {
  const { range } = useEditorChoices();
  const middle = Math.round((range.from.valueOf() + range.to.valueOf()) / 2);
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem}>
      <Rows
        label={words.title}
        items={listOf(fields[name]).map(fieldsOf)}
        addLabel={t('editor.events.add', 'Add event')}
        removeLabel={(i) => t('editor.events.remove', 'Remove event {{number}}', { ...asIs, number: i + 1 })}
        newItem={() => ({ timeMs: middle, name: '' })}
        onChange={(items) => onChange(withField(fields, name, items.length === 0 ? undefined : items))}
      >
        {(item, set, i) => (
          <>
            <TimePicker
              timeMs={typeof item['timeMs'] === 'number' ? item['timeMs'] : middle}
              onChange={(timeMs) => set({ ...item, timeMs })}
            />
            <CommittedInput
              id={`${id}-name-${i}`}
              width={24}
              label={t('editor.events.name', 'Name of event {{number}}', { ...asIs, number: i + 1 })}
              value={typeof item['name'] === 'string' ? item['name'] : ''}
              placeholder={t('editor.events.example', 'deploy v42')}
              onCommit={(text) => set({ ...item, name: text })}
            />
          </>
        )}
      </Rows>
    </FieldFrame>
  );
}
