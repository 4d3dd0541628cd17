import { type LinkageTree } from './linkageTree';

/**
 * Which of two subtrees stands on the left: `none` the one with the lower number; `count-…` by the number of leaves,
 * `distance-…` by the height of the merge; `…-ascending` the smaller one first. Equal ones: the lower number first when
 * ascending, last when descending, as scipy's dendrogram.
 */
export type LeafSort = 'none' | 'count-ascending' | 'count-descending' | 'distance-ascending' | 'distance-descending';

/** The leaves of a tree from left to right. */
export function leafOrder(tree: LinkageTree, sort: LeafSort = 'none'): Int32Array {
  const { leafCount } = tree;
  const order = new Int32Array(leafCount);
  const pending: number[] = leafCount === 0 ? [] : [2 * leafCount - 2];
  let next = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node < leafCount) {
      order[next++] = node;
      continue;
    }
    const [left, right] = childrenInOrder(tree, node, sort);
    pending.push(right, left);
  }
  return order;
}

/** The two children of an inner node, the left one first. */
export function childrenInOrder(tree: LinkageTree, node: number, sort: LeafSort): readonly [number, number] {
  const { leafCount, merges } = tree;
  const merge = 4 * (node - leafCount);
  const a = merges[merge];
  const b = merges[merge + 1];
  if (sort === 'none') {
    return [a, b];
  }
  const column = sort === 'count-ascending' || sort === 'count-descending' ? 3 : 2;
  const leafValue = column === 3 ? 1 : 0;
  const valueA = a < leafCount ? leafValue : merges[4 * (a - leafCount) + column];
  const valueB = b < leafCount ? leafValue : merges[4 * (b - leafCount) + column];
  const isAscending = sort === 'count-ascending' || sort === 'distance-ascending';
  return valueA > valueB === isAscending ? [b, a] : [a, b];
}
