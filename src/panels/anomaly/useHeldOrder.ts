import { useState } from 'react';

/** Keeps an order of names while `isHeld`: nothing moves under the pointer; new names are added at the end. */
export function useHeldOrder<Item extends { readonly name: string }>(
  items: readonly Item[],
  isHeld: boolean
): readonly Item[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const names = items.map(({ name }) => name);
  const isSame = names.length === order.length && names.every((name, index) => name === order[index]);
  if (!isHeld) {
    if (!isSame) {
      setOrder(names);
    }
    return items;
  }
  const places = new Map(order.map((name, place) => [name, place]));
  const placeOf = ({ name }: Item) => places.get(name) ?? order.length;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
