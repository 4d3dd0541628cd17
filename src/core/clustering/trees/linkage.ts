import { finiteDistances } from '../distances/finiteDistances';
import { type LinkageMethod, type LinkageTree } from './linkageTree';
import { nearestPairMerges } from './nearestPairMerges';
import { neighbourChainMerges } from './neighbourChainMerges';
import { spanningTreeMerges } from './spanningTreeMerges';

/**
 * Agglomerative clustering of items whose distances are known: scipy.cluster.hierarchy.linkage, with the same
 * algorithm per method and so the same tree among equal distances. `ward`, `centroid` and `median` are meaningful for
 * Euclidean distances only; `centroid` and `median` may have inversions (a merge lower than one before it).
 *
 * A distance that is not a number (say, the correlation with a constant series) or infinite counts as the greatest
 * finite distance there is, so such an item joins late and never looks similar. Cost: n² in time and memory, a little
 * more for `centroid` and `median`.
 *
 * @param distances condensed, n(n − 1)/2 values (see condensedDistances); not changed
 */
export function linkage(distances: Float64Array, method: LinkageMethod): LinkageTree {
  const leafCount = Math.round((1 + Math.sqrt(1 + 8 * distances.length)) / 2);
  if ((leafCount * (leafCount - 1)) / 2 !== distances.length) {
    throw new RangeError(`${distances.length} is no length of a condensed distance matrix`);
  }
  const finite = finiteDistances(distances);
  switch (method) {
    case 'single':
      return { leafCount, merges: spanningTreeMerges(finite, leafCount) };
    case 'complete':
    case 'average':
    case 'weighted':
    case 'ward':
      return { leafCount, merges: neighbourChainMerges(finite, leafCount, method) };
    case 'centroid':
    case 'median':
      return { leafCount, merges: nearestPairMerges(finite, leafCount, method) };
  }
}

/** Whether a method is meaningful for Euclidean distances only: it goes by the middles of groups. */
export function needsEuclidean(method: LinkageMethod): boolean {
  return method === 'ward' || method === 'centroid' || method === 'median';
}
