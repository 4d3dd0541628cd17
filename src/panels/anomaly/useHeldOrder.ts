import { useMemo, useState } from 'react';

/** Keeps an order of names while `isHeld`: nothing moves under the pointer; new names are added at the end. */
export function useHeldOrder<Item extends { readonly name: string }>(
  items: readonly Item[],
  isHeld: boolean
): readonly Item[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  if (!isHeld && !isInOrder(items, order)) {
    setOrder(items.map(({ name }) => name));
  }
  // The same list as long as nothing changes: lanes are laid out anew for another.
  return useMemo(() => {
    if (!isHeld || isInOrder(items, order)) {
      return items;
    }
    const places = new Map(order.map((name, place) => [name, place]));
    const placeOf = ({ name }: Item) => places.get(name) ?? order.length;
    return [...items].sort((a, b) => placeOf(a) - placeOf(b));
  }, [items, isHeld, order]);
}

function isInOrder(items: ReadonlyArray<{ readonly name: string }>, order: readonly string[]): boolean {
  return items.length === order.length && items.every(({ name }, index) => name === order[index]);
}
