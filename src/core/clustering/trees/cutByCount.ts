import { cutByHeight } from './cutByHeight';
import { type LinkageTree } from './linkageTree';
import { mergeHeights } from './mergeHeights';

/**
 * Cluster numbers, from 1, of at most `count` clusters: the lowest cut that leaves no more than that, as scipy's
 * `fcluster(Z, count, 'maxclust')`. Merges of equal height cannot be told apart, so there may be fewer clusters.
 * Where every leaf may stand alone, leaf i gets the number i + 1.
 *
 * @param count at least 1
 */
export function cutByCount(tree: LinkageTree, count: number): Int32Array {
  if (count >= tree.leafCount) {
    return new Int32Array(tree.leafCount).map((_, leaf) => leaf + 1);
  }
  const heights = mergeHeights(tree);
  let illegal = -1;
  let legal = heights.length - 1;
  while (legal - illegal > 1) {
    const middle = (illegal + legal) >> 1;
    if (clusterCount(tree, heights, heights[middle]) <= count) {
      legal = middle;
    } else {
      illegal = middle;
    }
  }
  return cutByHeight(tree, heights[legal]);
}

/** One cluster for each leaf, less one for each merge at or below the height. */
function clusterCount(tree: LinkageTree, heights: Float64Array, height: number): number {
  let count = tree.leafCount;
  for (let k = 0; k < heights.length; k++) {
    if (heights[k] <= height) {
      count--;
    }
  }
  return count;
}
