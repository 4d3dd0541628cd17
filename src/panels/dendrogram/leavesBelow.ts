import { type LinkageTree } from '../../core/clustering/trees/linkageTree';

/** The leaves of a node of a tree, left to right. */
export function leavesBelow(tree: LinkageTree, node: number): number[] {
  const leaves: number[] = [];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next < tree.leafCount) {
      leaves.push(next);
    } else {
      const merge = 4 * (next - tree.leafCount);
      pending.push(tree.merges[merge + 1] ?? 0, tree.merges[merge] ?? 0);
    }
  }
  return leaves;
}
