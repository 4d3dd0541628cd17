import { t } from '@grafana/i18n';
import { CommittedInput } from '../../form/CommittedInput';
import { numberProblem, numberText, readNumber } from '../../form/numberText';
import { withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { ModeField } from './ModeField';
import { dashboardRange, isDashboardRange, storedRange } from './storedRange';
import { RangePicker } from './TimePicker';

type Mode = 'found' | 'dashboard' | 'last' | 'picked';

const lastDefaultMs = 600_000;
const lastSchema = { type: 'integer', unit: 'duration', minimum: 1000 };

/** When an incident was: found by itself, the dashboard's range, the last so many minutes, or a range that is picked. */
export function IncidentControl({ id, name, words, fields, problem, onChange }: ControlProps) {
  const { range, isAlert } = useEditorChoices();
  const window = fields[name];
  const last = fields['lastMs'];
  const mode: Mode =
    window === undefined ? (last === undefined ? 'found' : 'last') : isDashboardRange(window) ? 'dashboard' : 'picked';
  const set = (next: Mode): void => {
    const { [name]: _, lastMs: __, ...rest } = fields;
    switch (next) {
      case 'found':
        return onChange(rest);
      case 'dashboard':
        return onChange({ ...rest, [name]: dashboardRange });
      case 'last':
        return onChange({ ...rest, lastMs: lastDefaultMs });
      case 'picked':
        return onChange({ ...rest, [name]: shown });
    }
  };
  const shown = {
    fromMs: range.from.valueOf(),
    toMs: range.to.valueOf(),
  };
  return (
    <ModeField<Mode>
      id={id}
      label={words.title}
      help={words.help}
      problem={problem}
      mode={mode}
      onChange={set}
      modes={[
        { value: 'found', label: t('editor.incident.found', 'found by itself') },
        ...(isAlert && mode !== 'dashboard'
          ? []
          : [{ value: 'dashboard' as const, label: t('editor.incident.dashboard', "the dashboard's range") }]),
        { value: 'last', label: t('editor.incident.last', 'the last …') },
        { value: 'picked', label: t('editor.incident.picked', 'pick a range') },
      ]}
    >
      {mode === 'last' ? (
        <CommittedInput
          id={`${id}-last`}
          width={10}
          label={t('editor.incident.last-label', 'The incident is the last')}
          value={numberText(last, 'duration')}
          validate={(text) => numberProblem(text === '' ? '-' : text, lastSchema)}
          onCommit={(text) => onChange(withField(fields, 'lastMs', readNumber(text, 'duration')))}
        />
      ) : null}
      {mode === 'picked' ? (
        <RangePicker range={storedRange(window) ?? shown} onChange={(next) => onChange({ ...fields, [name]: next })} />
      ) : null}
    </ModeField>
  );
}
