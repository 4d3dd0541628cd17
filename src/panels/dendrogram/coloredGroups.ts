import { type DendrogramLayout } from '../../core/clustering/trees/dendrogramLayout';
import { type ColoredGroup } from '../kit/chart/groupColors';
import { texts } from './texts';

/** The groups below the cut as colours go by them: "Group 1" and so on, with the number of their items. */
export function coloredGroups({ leafColors, leafSizes, linkColors }: DendrogramLayout): ColoredGroup[] {
  const count = linkColors.reduce((most, group) => Math.max(most, group), 0);
  const sizes = new Float64Array(count + 1);
  leafColors.forEach((group, leaf) => {
    sizes[group] = (sizes[group] ?? 0) + (leafSizes[leaf] ?? 0);
  });
  return Array.from({ length: count }, (_, index) => ({
    name: texts.groupName(index + 1),
    value: sizes[index + 1] ?? 0,
  }));
}
