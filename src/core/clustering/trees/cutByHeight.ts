import { type LinkageTree } from './linkageTree';
import { mergeHeights } from './mergeHeights';

/**
 * Cluster numbers, from 1, after cutting a tree at a height: leaves whose merges all lie at or below it share a
 * cluster. Clusters are numbered from left to right of the unsorted tree, as scipy's
 * `fcluster(Z, height, 'distance')`.
 */
export function cutByHeight(tree: LinkageTree, height: number): Int32Array {
  const { leafCount, merges } = tree;
  const labels = new Int32Array(leafCount);
  if (leafCount === 1) {
    labels[0] = 1;
  }
  if (leafCount < 2) {
    return labels;
  }
  const heights = mergeHeights(tree);
  const pending: Array<{ node: number; cluster: number }> = [{ node: 2 * leafCount - 2, cluster: 0 }];
  let clusters = 0;
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const { node } = item;
    let { cluster } = item;
    if (node < leafCount) {
      labels[node] = cluster === 0 ? ++clusters : cluster;
      continue;
    }
    const merge = node - leafCount;
    if (cluster === 0 && heights[merge] <= height) {
      cluster = ++clusters;
    }
    const left = merges[4 * merge];
    const right = merges[4 * merge + 1];
    // A leaf on the left waits until a subtree on the right is numbered: scipy numbers single leaves on the way up.
    const leafWaits = left < leafCount && right >= leafCount;
    pending.push({ node: leafWaits ? left : right, cluster }, { node: leafWaits ? right : left, cluster });
  }
  return labels;
}
