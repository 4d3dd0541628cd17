import { orderedItemTree } from '../../../../core/clustering/recipe/orderedItemTree';
import { leafOrder } from '../../../../core/clustering/trees/leafOrder';
import { type LinkageTree } from '../../../../core/clustering/trees/linkageTree';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, tableFrame } from '../../tables/columns';
import { labelColumns } from '../../tables/labelColumns';
import { type ClusterItems } from './clusterItems';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';

/** scipy's Z matrix, one merge a row, and the items in the order in which the tree's lines do not cross. */
export function linkageFrames(
  items: ClusterItems,
  tree: LinkageTree,
  metric: Pick<ClusterAnalysis, 'metric' | 'power'>
): readonly WireFrame[] {
  const merges = Array.from({ length: Math.max(0, tree.leafCount - 1) }, (_, merge) => merge);
  const cell = (column: number) => (merge: number) => tree.merges[4 * merge + column] ?? NaN;
  const order = [...leafOrder(orderedItemTree(items.matrix, tree, metric))];
  return [
    tableFrame('linkage', [
      numberColumn('left', merges, cell(0), {
        decimals: 0,
        description: 'Below the number of series a series, else a merge',
      }),
      numberColumn('right', merges, cell(1), { decimals: 0 }),
      numberColumn('height', merges, cell(2)),
      numberColumn('size', merges, cell(3), { decimals: 0 }),
    ]),
    tableFrame('leaves', [
      numberColumn('leaf', order, (leaf) => leaf, { decimals: 0 }),
      ...labelColumns(order.flatMap((leaf) => items.identities.slice(leaf, leaf + 1))),
    ]),
  ];
}
