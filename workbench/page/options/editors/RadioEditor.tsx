import { type SelectFieldConfigSettings, type StandardEditorProps } from '@grafana/data';
import { RadioButtonGroup } from '@grafana/ui';
import { useChoices } from './useChoices';

type Props = StandardEditorProps<unknown, SelectFieldConfigSettings<unknown>>;

/** One of a few. */
export function RadioEditor({ id, value, onChange, item, context }: Props) {
  return (
    <RadioButtonGroup
      aria-label={item.name}
      value={value}
      options={useChoices(item.settings, context)}
      onChange={onChange}
      fullWidth
      size="sm"
      {...(id === undefined ? {} : { id })}
    />
  );
}
