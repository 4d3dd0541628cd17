import { Button, Stack } from '@grafana/ui';
import { type ReactElement } from 'react';

interface Props<Item> {
  /** What the list is called. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly addLabel: string;
  readonly removeLabel: (index: number) => string;
  /** A row to begin with. */
  readonly newItem: () => Item;
  readonly onChange: (items: readonly Item[]) => void;
  readonly children: (item: Item, onChange: (item: Item) => void, index: number) => ReactElement;
}

/** A list, one row an item, with a button to add one and one on each row to remove it. */
export function Rows<Item>({ label, items, addLabel, removeLabel, newItem, onChange, children }: Props<Item>) {
  return (
    <div role="group" aria-label={label}>
      <Stack direction="column" gap={0.5}>
        {items.map((item, i) => (
          <Stack key={i} gap={0.5} alignItems="center" wrap="wrap">
            {children(item, (next) => onChange(items.with(i, next)), i)}
            <Button
              variant="secondary"
              fill="text"
              icon="times"
              aria-label={removeLabel(i)}
              onClick={() => onChange(items.toSpliced(i, 1))}
            />
          </Stack>
        ))}
        <div>
          <Button variant="secondary" size="sm" icon="plus" onClick={() => onChange([...items, newItem()])}>
            {addLabel}
          </Button>
        </div>
      </Stack>
    </div>
  );
}
