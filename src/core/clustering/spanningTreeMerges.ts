import { orderedMerges } from './orderedMerges';

/**
 * Single linkage by the minimum spanning tree, grown from item 0 (Prim): the tree's edges, shortest first, are the
 * merges. Cost: n².
 *
 * @param distances condensed, all finite
 * @returns scipy's Z, flat
 */
export function spanningTreeMerges(distances: Float64Array, leafCount: number): Float64Array {
  const from = new Float64Array(Math.max(0, leafCount - 1));
  const to = from.slice();
  const heights = from.slice();
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
    from[k] = current;
    to[k] = nearest;
    heights[k] = least;
    current = nearest;
  }
  return orderedMerges(from, to, heights, leafCount);
}
