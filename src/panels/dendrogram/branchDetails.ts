import { type DendrogramLayout } from '../../core/clustering/trees/dendrogramLayout';
import { type TooltipRow } from '../kit/chart/ChartTooltip';
import { type ReadItems } from '../kit/items/readItems';
import { texts } from './texts';

const listedItems = 6;

/** What the tooltip says of a branch. */
export function branchDetails(
  layout: DendrogramLayout,
  link: number,
  branchItems: readonly number[],
  { items }: ReadItems,
  format: (value: number) => string,
  color: string
): { readonly title: string; readonly rows: readonly TooltipRow[]; readonly note: string } {
  const group = layout.linkColors[link] ?? 0;
  const listed = branchItems.slice(0, listedItems).map((item) => items[item] ?? '');
  const more = branchItems.length - listed.length;
  return {
    title: texts.merge(branchItems.length),
    rows: [
      { label: texts.distance, value: format(layout.linkY[link * 4 + 1] ?? Number.NaN) },
      { label: texts.group, value: group > 0 ? String(group) : texts.aboveThreshold, color },
    ],
    note: [...listed, ...(more > 0 ? [texts.more(more)] : [])].join(', '),
  };
}
