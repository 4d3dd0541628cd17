import { condensedIndex } from '../distances/condensedIndex';
import { IndexedHeap } from './indexedHeap';
import { lanceWilliams } from './lanceWilliams';

/**
 * Centroid and median linkage, which a neighbour chain cannot do, by the generic algorithm (Müllner 2011): each group
 * keeps a lower bound of the distance to its nearest neighbour among the higher numbers, in a heap, and the bound is
 * made exact only when it comes out first. Cost: n² to n³, n² as a rule.
 *
 * @param distances condensed, all finite
 * @returns scipy's Z, flat, in the order of the merges (heights may fall)
 */
export function nearestPairMerges(
  distances: Float64Array,
  leafCount: number,
  method: 'centroid' | 'median'
): Float64Array {
  const n = leafCount;
  const current = distances.slice();
  const sizes = new Float64Array(n).fill(1);
  const nodes = new Int32Array(n).map((_, i) => i);
  const neighbours = new Int32Array(Math.max(0, n - 1));
  const bounds = new Float64Array(Math.max(0, n - 1));
  for (let x = 0; x < n - 1; x++) {
    neighbours[x] = nearestAbove(current, sizes, x);
    bounds[x] = current[condensedIndex(n, x, neighbours[x])];
  }
  const heap = new IndexedHeap(bounds);
  const merges = new Float64Array(4 * Math.max(0, n - 1));
  for (let k = 0; k < n - 1; k++) {
    let x = heap.leastKey();
    let height = heap.leastValue();
    let y = neighbours[x];
    for (let tries = n - k; tries > 0 && height !== current[condensedIndex(n, x, y)]; tries--) {
      y = nearestAbove(current, sizes, x);
      neighbours[x] = y;
      bounds[x] = current[condensedIndex(n, x, y)];
      heap.change(x, bounds[x]);
      x = heap.leastKey();
      height = heap.leastValue();
      y = neighbours[x];
    }
    heap.removeLeast();
    const sizeX = sizes[x];
    const sizeY = sizes[y];
    merges[4 * k] = Math.min(nodes[x], nodes[y]);
    merges[4 * k + 1] = Math.max(nodes[x], nodes[y]);
    merges[4 * k + 2] = height;
    merges[4 * k + 3] = sizeX + sizeY;
    sizes[x] = 0;
    sizes[y] = sizeX + sizeY;
    nodes[y] = n + k;
    for (let z = 0; z < n; z++) {
      if (sizes[z] > 0 && z !== y) {
        const toY = condensedIndex(n, z, y);
        const toX = current[condensedIndex(n, z, x)];
        current[toY] = lanceWilliams(method, toX, current[toY], height, sizeX, sizeY, sizes[z]);
      }
    }
    for (let z = 0; z < y; z++) {
      if (sizes[z] === 0) {
        continue;
      }
      if (z < x && neighbours[z] === x) {
        neighbours[z] = y;
      }
      const distance = current[condensedIndex(n, z, y)];
      if (distance < bounds[z]) {
        neighbours[z] = y;
        bounds[z] = distance;
        heap.change(z, distance);
      }
    }
    if (y < n - 1) {
      neighbours[y] = nearestAbove(current, sizes, y);
      bounds[y] = current[condensedIndex(n, y, neighbours[y])];
      heap.change(y, bounds[y]);
    }
  }
  return merges;
}

/**
 * The nearest living group with a higher number, the lowest among equals. There is one for every x < n − 1: a union
 * keeps the higher number, so the last group lives to the end.
 */
function nearestAbove(distances: Float64Array, sizes: Float64Array, x: number): number {
  const n = sizes.length;
  let nearest = -1;
  let least = Infinity;
  for (let i = x + 1, position = condensedIndex(n, x, x + 1); i < n; i++, position++) {
    if (sizes[i] > 0 && distances[position] < least) {
      least = distances[position];
      nearest = i;
    }
  }
  return nearest;
}
