/**
 * Writes each row's nearest centroid (the first among equals) to `labels` and the squared distance to `distances`;
 * returns how many labels changed.
 */
export function nearestCentroidsInPlace(
  data: Float64Array,
  rows: number,
  columns: number,
  centroids: Float64Array,
  labels: Int32Array,
  distances: Float64Array
): number {
  const k = centroids.length / columns;
  let changed = 0;
  for (let i = 0; i < rows; i++) {
    const offset = i * columns;
    let least = Infinity;
    let nearest = 0;
    for (let cluster = 0; cluster < k; cluster++) {
      let sum = 0;
      for (let c = 0, at = cluster * columns; c < columns; c++, at++) {
        const difference = data[offset + c] - centroids[at];
        sum += difference * difference;
      }
      if (sum < least) {
        least = sum;
        nearest = cluster;
      }
    }
    if (labels[i] !== nearest) {
      labels[i] = nearest;
      changed++;
    }
    distances[i] = least;
  }
  return changed;
}
