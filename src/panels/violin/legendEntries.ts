import { type ColoredGroup } from '../kit/chart/groupColors';
import { groupsByEntry } from './groupsByEntry';
import { type ValueGroup } from './readGroups';

/** What the legend lists: the parts that groups have in common, or else the groups. */
export interface LegendEntry extends ColoredGroup {
  readonly isHue: boolean;
  readonly groups: readonly ValueGroup[];
}

/** The entries in the order in which the groups have them. */
export function legendEntries(groups: readonly ValueGroup[]): LegendEntry[] {
  const isHue = groups.some(({ hue }) => hue !== null);
  return Array.from(groupsByEntry(groups), ([name, own]) => ({ name, isHue, groups: own, field: own[0]?.field }));
}
