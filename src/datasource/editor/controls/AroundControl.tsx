import { t } from '@grafana/i18n';
import { CommittedInput } from '../../form/CommittedInput';
import { numberProblem, numberText, readNumber } from '../../form/numberText';
import { withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { ModeField } from './ModeField';
import { TimePicker } from './TimePicker';

const reachMs = 900_000;
const reachSchema = { type: 'integer', unit: 'duration', minimum: 1000 };

/** Where to look: the whole of the range, or a time with so much before and after it. */
export function AroundControl({ id, name, words, fields, problem, onChange }: ControlProps) {
  const { range } = useEditorChoices();
  const around = fields[name];
  const reach = fields['halfWidthMs'];
  const mode = around === undefined && reach === undefined ? 'range' : 'around';
  const middle = (range.from.valueOf() + range.to.valueOf()) / 2;
  return (
    <ModeField
      id={id}
      label={t('editor.around.title', 'When')}
      help={words.help}
      problem={problem}
      mode={mode}
      onChange={(next: 'range' | 'around') => {
        const { [name]: _, halfWidthMs: __, ...rest } = fields;
        onChange(next === 'range' ? rest : { ...rest, [name]: Math.round(middle), halfWidthMs: reachMs });
      }}
      modes={[
        { value: 'range', label: t('editor.around.range', 'the whole range') },
        { value: 'around', label: t('editor.around.around', 'around a time') },
      ]}
    >
      {mode === 'around' ? (
        <>
          <TimePicker
            timeMs={typeof around === 'number' ? around : middle}
            onChange={(timeMs) => onChange({ ...fields, [name]: timeMs })}
          />
          <CommittedInput
            id={`${id}-reach`}
            width={12}
            label={t('editor.around.reach', 'So much before and after it')}
            value={numberText(reach, 'duration')}
            placeholder={t('editor.around.half', 'half the range')}
            suffix="±"
            validate={(text) => numberProblem(text, reachSchema)}
            onCommit={(text) =>
              onChange(withField(fields, 'halfWidthMs', text === '' ? undefined : readNumber(text, 'duration')))
            }
          />
        </>
      ) : null}
    </ModeField>
  );
}
