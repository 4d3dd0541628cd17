import { median } from '../../core/statistics/median';
import { type ViolinPanelOptions } from './options';
import { type ValueGroup } from './readGroups';

/** Groups in the wanted order of their categories: as they came, by name, by median (lowest first) or by number of values (most first). */
export function orderGroups(groups: readonly ValueGroup[], order: ViolinPanelOptions['order']): ValueGroup[] {
  const sorted = [...groups];
  switch (order) {
    case 'input':
      return sorted;
    case 'name': {
      const { compare } = new Intl.Collator(undefined, { numeric: true });
      return sorted.sort((a, b) => compare(a.category, b.category));
    }
    case 'median':
      return sortedBy(sorted, (group) => -median(group.values));
    case 'count':
      return sortedBy(sorted, (group) => group.values.length);
  }
}

/** Descending by a key; groups without one come last. */
function sortedBy(groups: ValueGroup[], keyOf: (group: ValueGroup) => number): ValueGroup[] {
  const keys = new Map(groups.map((group) => [group, keyOf(group)]));
  const rank = (group: ValueGroup) => {
    const key = keys.get(group) ?? Number.NaN;
    return Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key;
  };
  return groups.sort((a, b) => rank(b) - rank(a) || 0);
}
