import { type SelectFieldConfigSettings, type StandardEditorProps } from '@grafana/data';
import { Select } from '@grafana/ui';
import { useChoices } from './useChoices';

type Props = StandardEditorProps<unknown, SelectFieldConfigSettings<unknown>>;

/** One of a list. */
export function SelectEditor({ id, value, onChange, item, context }: Props) {
  const { isClearable = false, allowCustomValue = false } = item.settings ?? {};
  return (
    <Select
      inputId={id}
      value={value}
      options={useChoices(item.settings, context)}
      isClearable={isClearable}
      allowCustomValue={allowCustomValue}
      onChange={(choice) => onChange(choice?.value)}
    />
  );
}
