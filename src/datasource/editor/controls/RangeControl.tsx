import { t } from '@grafana/i18n';
import { withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { ModeField } from './ModeField';
import { storedRange } from './storedRange';
import { RangePicker } from './TimePicker';

const dayMs = 86_400_000;

/** A range that may be left open, which the analysis then chooses itself. */
export function RangeControl(props: ControlProps) {
  return <OpenRange {...props} open={t('editor.range.open', 'all that is there')} />;
}

/** What an incident is compared with: the time before it, or a range that is picked. */
export function BaselineControl(props: ControlProps) {
  return <OpenRange {...props} open={t('editor.range.before', 'the time before')} />;
}

function OpenRange({ id, name, words, fields, problem, onChange, open }: ControlProps & { readonly open: string }) {
  const { range } = useEditorChoices();
  const toMs = range.from.valueOf();
  const before = { fromMs: toMs - dayMs, toMs };
  const mode = fields[name] === undefined ? 'open' : 'picked';
  return (
    <ModeField
      id={id}
      label={words.title}
      help={words.help}
      problem={problem}
      mode={mode}
      onChange={(next: 'open' | 'picked') => onChange(withField(fields, name, next === 'open' ? undefined : before))}
      modes={[
        { value: 'open', label: open },
        { value: 'picked', label: t('editor.range.picked', 'pick a range') },
      ]}
    >
      {mode === 'picked' ? (
        <RangePicker
          range={storedRange(fields[name]) ?? before}
          onChange={(next) => onChange({ ...fields, [name]: next })}
        />
      ) : null}
    </ModeField>
  );
}
