import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { cutByHeight } from '../../core/clustering/trees/cutByHeight';
import { leafOrder } from '../../core/clustering/trees/leafOrder';
import { type ReadItems } from '../kit/items/readItems';
import { type ItemTree } from './buildTree';

/** The items from left to right, with the group that each belongs to below the cut. */
export function groupsFrame({ items }: ReadItems, { tree, leafItems }: ItemTree, cut: number): DataFrame {
  const groups = cutByHeight(tree, cut);
  const order = Array.from(leafOrder(tree));
  return toDataFrame({
    name: 'dendrogram',
    fields: [
      {
        name: 'item',
        type: FieldType.string,
        values: order.map((leaf) => items[leafItems[leaf] ?? 0] ?? ''),
      },
      { name: 'group', type: FieldType.number, values: order.map((leaf) => groups[leaf] ?? 0) },
    ],
  });
}
