import { type LinkageTree } from '../../core/clustering/trees/linkageTree';

/** The two nodes that a node joins; none for a leaf. */
export function childNodes(tree: LinkageTree, node: number): number[] {
  const merge = 4 * (node - tree.leafCount);
  return merge < 0 ? [] : [tree.merges[merge] ?? 0, tree.merges[merge + 1] ?? 0];
}
