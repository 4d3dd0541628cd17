import { Label, Stack, Text } from '@grafana/ui';
import { useId } from 'react';
import { type PaneOption } from './paneOptions';

/** One option: its name, its editor, and what it is about. */
export function OptionField({ item, value, context, change }: PaneOption) {
  const id = useId();
  const Editor = item.editor;
  return (
    <Stack direction="column" gap={0}>
      <Label htmlFor={id}>{item.name}</Label>
      <Editor id={id} item={item} value={value} context={context} onChange={change} />
      {item.description !== undefined && item.description !== '' && (
        <Text variant="bodySmall" color="secondary">
          {item.description}
        </Text>
      )}
    </Stack>
  );
}
