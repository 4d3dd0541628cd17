import { condensedIndex } from '../distances/condensedIndex';
import { lanceWilliams } from './lanceWilliams';
import { orderMergesInPlace } from './orderMergesInPlace';

/**
 * Complete, average, weighted and Ward linkage by the nearest-neighbour chain (Murtagh 1983): follow nearest
 * neighbours until two groups are each other's nearest, and join them. Among equally near ones the group before in the
 * chain is preferred, else the lowest number; the union keeps the higher of the two numbers. Cost: n².
 *
 * @param distances condensed, all finite
 * @returns scipy's Z, flat
 */
export function neighbourChainMerges(
  distances: Float64Array,
  leafCount: number,
  method: 'complete' | 'average' | 'weighted' | 'ward'
): Float64Array {
  const current = distances.slice();
  const sizes = new Float64Array(leafCount).fill(1);
  const merges = new Float64Array(4 * Math.max(0, leafCount - 1));
  const chain = new Int32Array(leafCount);
  let chainLength = 0;
  for (let k = 0; k < leafCount - 1; k++) {
    if (chainLength === 0) {
      chain[0] = sizes.findIndex((size) => size > 0);
      chainLength = 1;
    }
    let x: number;
    let y: number;
    let least: number;
    for (;;) {
      x = chain[chainLength - 1];
      y = chainLength > 1 ? chain[chainLength - 2] : -1;
      least = chainLength > 1 ? current[condensedIndex(leafCount, x, y)] : Infinity;
      const previous = y;
      for (let i = 0, position = x - 1; i < x; i++) {
        if (sizes[i] > 0 && current[position] < least) {
          least = current[position];
          y = i;
        }
        position += leafCount - i - 2;
      }
      for (let i = x + 1, position = condensedIndex(leafCount, x, x + 1); i < leafCount; i++, position++) {
        if (sizes[i] > 0 && current[position] < least) {
          least = current[position];
          y = i;
        }
      }
      if (chainLength > 1 && y === previous) {
        break;
      }
      chain[chainLength++] = y;
    }
    chainLength -= 2;
    const low = Math.min(x, y);
    const high = Math.max(x, y);
    merges[4 * k] = low;
    merges[4 * k + 1] = high;
    merges[4 * k + 2] = least;
    joinInPlace(current, sizes, low, high, least, method);
  }
  orderMergesInPlace(merges, leafCount);
  return merges;
}

/** Joins the group `low` into `high`: distances to the union, and the sizes. */
function joinInPlace(
  distances: Float64Array,
  sizes: Float64Array,
  low: number,
  high: number,
  height: number,
  method: 'complete' | 'average' | 'weighted' | 'ward'
): void {
  const n = sizes.length;
  const sizeLow = sizes[low];
  const sizeHigh = sizes[high];
  sizes[low] = 0;
  sizes[high] = sizeLow + sizeHigh;
  for (let i = 0; i < n; i++) {
    if (sizes[i] === 0 || i === high) {
      continue;
    }
    const toHigh = condensedIndex(n, i, high);
    distances[toHigh] = lanceWilliams(
      method,
      distances[condensedIndex(n, i, low)],
      distances[toHigh],
      height,
      sizeLow,
      sizeHigh,
      sizes[i]
    );
  }
}
