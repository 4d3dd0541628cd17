import { t } from '@grafana/i18n';
import { MultiCombobox } from '@grafana/ui';
import { FieldFrame } from '../../form/FieldFrame';
import { withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';

/** Chooses labels out of those that the stores have; others can be typed. */
export function LabelsControl(props: ControlProps) {
  const { labels } = useEditorChoices();
  return <NamesField {...props} load={labels} />;
}

/** Chooses tags out of those that Grafana's annotations have; others can be typed. */
export function TagsControl(props: ControlProps) {
  const { tags } = useEditorChoices();
  return <NamesField {...props} load={tags} />;
}

interface Props extends ControlProps {
  readonly load: () => Promise<readonly string[]>;
}

function NamesField({ id, name, words, fields, problem, onChange, load }: Props) {
  const value = fields[name];
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem} htmlFor={id}>
      <MultiCombobox
        id={id}
        options={async (typed) => {
          const names = await load().catch((): readonly string[] => []);
          return names.filter((one) => one.includes(typed)).map((one) => ({ value: one, label: one }));
        }}
        value={chosen.map((one) => ({ value: one, label: one }))}
        placeholder={t('controls.choose-or-type', 'Choose or type')}
        createCustomValue
        onChange={(options) =>
          onChange(withField(fields, name, options.length === 0 ? undefined : options.map((option) => option.value)))
        }
        width={32}
      />
    </FieldFrame>
  );
}
