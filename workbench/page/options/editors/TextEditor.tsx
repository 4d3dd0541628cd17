import { type StandardEditorProps, type StringFieldConfigSettings } from '@grafana/data';
import { Input } from '@grafana/ui';
import { useDraft } from './useDraft';

type Props = StandardEditorProps<string | undefined, StringFieldConfigSettings>;

/** A line of text, handed over with Enter or on leaving. */
export function TextEditor({ id, value = '', onChange, item }: Props) {
  const [draft, setDraft] = useDraft(value);
  const commit = () => {
    if (draft !== value) {
      onChange(draft === '' ? undefined : draft);
    }
  };
  return (
    <Input
      id={id}
      value={draft}
      placeholder={item.settings?.placeholder}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
