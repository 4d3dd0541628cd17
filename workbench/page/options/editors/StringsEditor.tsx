import { type StandardEditorProps } from '@grafana/data';
import { TagsInput } from '@grafana/ui';

/** Any number of texts. */
export function StringsEditor({ id, value = [], onChange }: StandardEditorProps<string[] | undefined>) {
  return <TagsInput tags={value} onChange={onChange} {...(id === undefined ? {} : { id })} />;
}
