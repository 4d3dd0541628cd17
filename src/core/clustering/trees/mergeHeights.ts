import { type LinkageTree } from './linkageTree';

/**
 * For each merge the greatest height at or below it: the merge's own height unless the tree has inversions
 * (scipy.cluster.hierarchy.maxdists).
 */
export function mergeHeights(tree: LinkageTree): Float64Array {
  const { leafCount, merges } = tree;
  const heights = new Float64Array(Math.max(0, leafCount - 1));
  for (let k = 0; k < heights.length; k++) {
    let height = merges[4 * k + 2];
    for (let side = 0; side < 2; side++) {
      const node = merges[4 * k + side];
      if (node >= leafCount) {
        height = Math.max(height, heights[node - leafCount]);
      }
    }
    heights[k] = height;
  }
  return heights;
}
