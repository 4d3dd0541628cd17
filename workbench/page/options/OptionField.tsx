import { Label, Stack, Text } from '@grafana/ui';
import { useId } from 'react';
import { type PaneOption } from './paneOptions';

interface OptionFieldProps {
  readonly category: string;
  readonly option: PaneOption;
}

/** One option: its name, its editor, and what it is about; found by the name that Grafana gives it, too. */
export function OptionField({ category, option: { item, value, context, change } }: OptionFieldProps) {
  const id = useId();
  const Editor = item.editor;
  return (
    <Stack direction="column" gap={0} role="group" aria-label={`${category} ${item.name} field property editor`}>
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
