import { leafOrder } from '../../../../core/clustering/leafOrder';
import { type LinkageTree } from '../../../../core/clustering/linkageTree';
import { optimallyOrdered } from '../../../../core/clustering/optimallyOrdered';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, tableFrame } from '../../columns';
import { labelColumns } from '../../labelColumns';
import { type ClusterItems } from './clusterItems';

/** The best order takes cubic time: of more items than this the tree's own is taken. */
const mostOrdered = 1000;

/** scipy's Z matrix, one merge a row, and the items in the order in which the tree's lines do not cross. */
export function linkageFrames(
  { identities }: ClusterItems,
  { tree, distances }: { readonly tree: LinkageTree; readonly distances: Float64Array }
): readonly WireFrame[] {
  const merges = Array.from({ length: Math.max(0, tree.leafCount - 1) }, (_, merge) => merge);
  const cell = (column: number) => (merge: number) => tree.merges[4 * merge + column] ?? NaN;
  const isOrderable = tree.leafCount <= mostOrdered && distances.every(Number.isFinite);
  const order = [...leafOrder(isOrderable ? optimallyOrdered(tree, distances) : tree)];
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
      ...labelColumns(order.flatMap((leaf) => identities.slice(leaf, leaf + 1))),
    ]),
  ];
}
