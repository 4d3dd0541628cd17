import { orderMergesInPlace } from './orderMergesInPlace';

/**
 * Single linkage by the minimum spanning tree, grown from item 0 (Prim): the tree's edges, shortest first, are the
 * merges. Cost: n².
 *
 * @param distances condensed, all finite
 * @returns scipy's Z, flat
 */
export function spanningTreeMerges(distances: Float64Array, leafCount: number): Float64Array {
  const merges = new Float64Array(4 * Math.max(0, leafCount - 1));
  const isJoined = new Uint8Array(leafCount);
  const toTree = new Float64Array(leafCount).fill(Infinity);
  let current = 0;
  for (let k = 0; k < leafCount - 1; k++) {
    isJoined[current] = 1;
    let nearest = -1;
    let least = Infinity;
    for (let i = 0; i < leafCount; i++) {
      if (isJoined[i] === 1) {
        continue;
      }
      const low = i < current ? i : current;
      const high = i < current ? current : i;
      const distance = distances[leafCount * low - (low * (low + 1)) / 2 + (high - low - 1)];
      if (distance < toTree[i]) {
        toTree[i] = distance;
      }
      if (toTree[i] < least) {
        least = toTree[i];
        nearest = i;
      }
    }
    merges[4 * k] = current;
    merges[4 * k + 1] = nearest;
    merges[4 * k + 2] = least;
    current = nearest;
  }
  orderMergesInPlace(merges, leafCount);
  return merges;
}
