import { squaredDistance } from './distances/squaredDistance';

/**
 * How much nearer each row is to its own cluster than to the next one: (b − a) / max(a, b), a the mean distance to the
 * rows of its own cluster, b the least mean distance to those of another (Rousseeuw 1987). −1 … 1; 0 for the only row
 * of a cluster; NaN for noise (label below 0) and where there are fewer than two clusters. Cost: rows²/2 × columns.
 */
export function silhouette(data: Float64Array, rows: number, columns: number, labels: Int32Array): Float64Array {
  let clusters = 0;
  for (let i = 0; i < rows; i++) {
    clusters = Math.max(clusters, labels[i] + 1);
  }
  const counts = new Float64Array(clusters);
  for (let i = 0; i < rows; i++) {
    if (labels[i] >= 0) {
      counts[labels[i]]++;
    }
  }
  const widths = new Float64Array(rows).fill(NaN);
  if (counts.filter((count) => count > 0).length < 2) {
    return widths;
  }
  // The distances of each row to the rows of each cluster, every pair taken once.
  const sums = new Float64Array(rows * clusters);
  for (let i = 0; i < rows; i++) {
    for (let j = labels[i] < 0 ? rows : i + 1; j < rows; j++) {
      if (labels[j] >= 0) {
        const distance = Math.sqrt(squaredDistance(data, i * columns, data, j * columns, columns));
        sums[i * clusters + labels[j]] += distance;
        sums[j * clusters + labels[i]] += distance;
      }
    }
  }
  for (let i = 0; i < rows; i++) {
    const own = labels[i];
    if (own < 0) {
      continue;
    }
    let other = Infinity;
    for (let cluster = 0; cluster < clusters; cluster++) {
      if (cluster !== own && counts[cluster] > 0) {
        other = Math.min(other, sums[i * clusters + cluster] / counts[cluster]);
      }
    }
    const within = sums[i * clusters + own] / (counts[own] - 1);
    widths[i] = counts[own] === 1 ? 0 : (other - within) / (Math.max(other, within) || 1);
  }
  return widths;
}
