import { type SelectFieldConfigSettings, type StandardEditorProps } from '@grafana/data';
import { MultiSelect } from '@grafana/ui';
import { useChoices } from './useChoices';

type Props = StandardEditorProps<unknown[] | undefined, SelectFieldConfigSettings<unknown>>;

/** Several of a list. */
export function MultiSelectEditor({ id, value = [], onChange, item, context }: Props) {
  return (
    <MultiSelect
      inputId={id}
      value={value}
      options={useChoices(item.settings, context)}
      allowCustomValue={item.settings?.allowCustomValue ?? false}
      onChange={(choices) => onChange(choices.map((choice) => choice.value))}
    />
  );
}
