import { type KMeansClusters } from './kMeansClusters';
import { nearestCentroidsInPlace } from './nearestCentroidsInPlace';

/**
 * Lloyd's iterations from given centroids until the labels stay the same, the centroids move by less than the
 * tolerance (see KMeansOptions), or `maxIterations` are done. Labels and inertia belong to the centroids returned.
 */
export function lloydIterations(
  data: Float64Array,
  rows: number,
  columns: number,
  seeds: Float64Array,
  maxIterations: number,
  tolerance: number
): KMeansClusters {
  const k = seeds.length / columns;
  const least = tolerance === 0 ? 0 : tolerance * meanColumnVariance(data, rows, columns);
  const labels = new Int32Array(rows).fill(-1);
  const distances = new Float64Array(rows);
  let centroids = seeds;
  let iterations = 0;
  let isSettled = false;
  let changed = nearestCentroidsInPlace(data, rows, columns, centroids, labels, distances);
  while (changed > 0 && !isSettled && iterations < maxIterations) {
    iterations++;
    const next = meansOfClusters(data, rows, columns, k, labels, distances);
    let shift = 0;
    for (let i = 0; i < next.length; i++) {
      shift += (next[i] - centroids[i]) ** 2;
    }
    centroids = next;
    changed = nearestCentroidsInPlace(data, rows, columns, centroids, labels, distances);
    isSettled = shift <= least;
  }
  let inertia = 0;
  for (let i = 0; i < rows; i++) {
    inertia += distances[i];
  }
  return { labels, centroids, inertia, iterations };
}

function meansOfClusters(
  data: Float64Array,
  rows: number,
  columns: number,
  k: number,
  labels: Int32Array,
  distances: Float64Array
): Float64Array {
  const sums = new Float64Array(k * columns);
  const counts = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    const target = labels[i] * columns;
    counts[labels[i]]++;
    for (let c = 0; c < columns; c++) {
      sums[target + c] += data[i * columns + c];
    }
  }
  fillEmptyInPlace(data, columns, labels, distances, sums, counts);
  for (let cluster = 0; cluster < k; cluster++) {
    for (let c = 0; c < columns && counts[cluster] > 0; c++) {
      sums[cluster * columns + c] /= counts[cluster];
    }
  }
  return sums;
}

/** Moves the row farthest from its centroid into each empty cluster, never the last row of a cluster. */
function fillEmptyInPlace(
  data: Float64Array,
  columns: number,
  labels: Int32Array,
  distances: Float64Array,
  sums: Float64Array,
  counts: Float64Array
): void {
  for (let empty = 0; empty < counts.length; empty++) {
    if (counts[empty] > 0) {
      continue;
    }
    let farthest = -1;
    for (let i = 0; i < labels.length; i++) {
      if (counts[labels[i]] > 1 && (farthest === -1 || distances[i] > distances[farthest])) {
        farthest = i;
      }
    }
    if (farthest === -1) {
      return;
    }
    const from = labels[farthest] * columns;
    for (let c = 0; c < columns; c++) {
      const value = data[farthest * columns + c];
      sums[from + c] -= value;
      sums[empty * columns + c] = value;
    }
    counts[labels[farthest]]--;
    counts[empty] = 1;
    labels[farthest] = empty;
    distances[farthest] = 0;
  }
}

function meanColumnVariance(data: Float64Array, rows: number, columns: number): number {
  let total = 0;
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (let i = c; i < data.length; i += columns) {
      sum += data[i];
    }
    const mean = sum / rows;
    for (let i = c; i < data.length; i += columns) {
      total += (data[i] - mean) ** 2;
    }
  }
  return total / rows / columns;
}
