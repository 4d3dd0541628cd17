import { condensedDistances } from '../../../../core/clustering/condensedDistances';
import { leafOrder } from '../../../../core/clustering/leafOrder';
import { type LinkageTree } from '../../../../core/clustering/linkageTree';
import { optimallyOrdered } from '../../../../core/clustering/optimallyOrdered';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, tableFrame } from '../../columns';
import { labelColumns } from '../../labelColumns';
import { type ClusterItems } from './clusterItems';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';

/** The best order takes cubic time: of more items than this the tree's own is taken. */
const mostOrdered = 1000;

/** scipy's Z matrix, one merge a row, and the items in the order in which the tree's lines do not cross. */
export function linkageFrames(
  items: ClusterItems,
  tree: LinkageTree,
  metric: Pick<ClusterAnalysis, 'metric' | 'power'>
): readonly WireFrame[] {
  const merges = Array.from({ length: Math.max(0, tree.leafCount - 1) }, (_, merge) => merge);
  const cell = (column: number) => (merge: number) => tree.merges[4 * merge + column] ?? NaN;
  const order = [...leafOrder(tree.leafCount <= mostOrdered ? inBestOrder(items, tree, metric) : tree)];
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

/** The best order, where all distances are known. */
function inBestOrder(
  { scaled, identities, columns }: ClusterItems,
  tree: LinkageTree,
  { metric, power }: Pick<ClusterAnalysis, 'metric' | 'power'>
): LinkageTree {
  const distances = condensedDistances(scaled, identities.length, columns, metric, power);
  return distances.every(Number.isFinite) ? optimallyOrdered(tree, distances) : tree;
}
