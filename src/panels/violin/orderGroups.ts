import { type GroupNumbers } from './groupNumbers';
import { type ViolinPanelOptions } from './options';

interface OrderedGroup {
  readonly group: { readonly category: string };
  readonly numbers: GroupNumbers;
}

/** Groups in the wanted order of their categories: as they came, by name, by median (lowest first) or by number of values (most first). */
export function orderGroups<Group extends OrderedGroup>(
  groups: readonly Group[],
  order: ViolinPanelOptions['order']
): Group[] {
  const sorted = [...groups];
  switch (order) {
    case 'input':
      return sorted;
    case 'name': {
      const { compare } = new Intl.Collator(undefined, { numeric: true });
      return sorted.sort((a, b) => compare(a.group.category, b.group.category));
    }
    case 'median':
      return sorted.sort((a, b) => ascending(a.numbers.median, b.numbers.median));
    case 'count':
      return sorted.sort((a, b) => b.numbers.count - a.numbers.count);
  }
}

/** Groups without a median come last; the difference of infinite ones would not be a number. */
function ascending(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b)
    ? Number(Number.isNaN(a)) - Number(Number.isNaN(b))
    : Number(a > b) - Number(a < b);
}
