import { type StandardEditorProps } from '@grafana/data';
import { ColorPickerInput } from '@grafana/ui';

/** A colour. */
export function ColorEditor({ id, value = '', onChange }: StandardEditorProps<string | undefined>) {
  return <ColorPickerInput id={id} value={value} returnColorAs="hex" onChange={onChange} />;
}
