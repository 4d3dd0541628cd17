import { type StandardEditorProps } from '@grafana/data';
import { UnitPicker } from '@grafana/ui';

/** One of Grafana's units. */
export function UnitEditor({ id, value, onChange }: StandardEditorProps<string | undefined>) {
  return (
    <UnitPicker onChange={onChange} {...(value === undefined ? {} : { value })} {...(id === undefined ? {} : { id })} />
  );
}
