import { type StandardEditorProps } from '@grafana/data';
import { Switch } from '@grafana/ui';

/** On or off. */
export function BooleanEditor({ id, value, onChange }: StandardEditorProps<boolean | undefined>) {
  return <Switch id={id} value={value ?? false} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
