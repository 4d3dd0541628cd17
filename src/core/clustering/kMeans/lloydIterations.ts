import { type ClusterRows } from '../../kernels/rowsToCluster';
import { type KMeansClusters } from './kMeansClusters';

/**
 * Lloyd's iterations from given centroids until the labels stay the same, the sum of the centroids' squared shifts is at
 * most `leastShift`, or `maxIterations` are done. Labels and inertia belong to the centroids returned.
 *
 * @param data the rows' values, row-major
 */
export function lloydIterations(
  rows: ClusterRows,
  data: Float64Array,
  seeds: Float64Array,
  k: number,
  maxIterations: number,
  leastShift: number
): KMeansClusters {
  const columns = seeds.length / k;
  let centroids = seeds;
  let iterations = 0;
  let isSettled = false;
  rows.restart();
  let changed = rows.assign(centroids);
  while (changed > 0 && !isSettled && iterations < maxIterations) {
    iterations++;
    const { sums: next, counts } = rows.sums();
    fillEmptyInPlace(data, columns, rows, next, counts);
    let shift = 0;
    for (let i = 0; i < next.length; i++) {
      const count = counts[Math.floor(i / columns)];
      next[i] = count > 0 ? next[i] / count : centroids[i];
      shift += (next[i] - centroids[i]) ** 2;
    }
    centroids = next;
    changed = rows.assign(centroids);
    isSettled = shift <= leastShift;
  }
  let inertia = 0;
  for (let i = 0; i < rows.distances.length; i++) {
    inertia += rows.distances[i];
  }
  return { labels: rows.labels.slice(), centroids, inertia, iterations };
}

/** Moves the row farthest from its centroid into each empty cluster, never the last row of a cluster. */
function fillEmptyInPlace(
  data: Float64Array,
  columns: number,
  rows: ClusterRows,
  sums: Float64Array,
  counts: Float64Array
): void {
  const { labels, distances } = rows;
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
