import { clusterRows } from '../../kernels/clusterRows';
import { type Random } from '../../random';
import { kMeansPlusPlus } from './kMeansPlusPlus';
import { rowsAt } from './rowsAt';

const batchRows = 1024;
const steps = 100;

/**
 * Centroids near those of k-means for very many rows (Sculley 2010): seeds from a sample of rows, which move towards small
 * random batches, each by one over the rows that it has seen. The cost hardly depends on the number of rows.
 *
 * @param data row-major, `rows` × `columns`, all finite
 * @param k 1 … rows
 * @returns `k` × `columns`, row-major
 */
export function miniBatchCentroids(
  data: Float64Array,
  rows: number,
  columns: number,
  k: number,
  random: Random
): Float64Array {
  const sampleRows = Math.min(rows, Math.max(3 * batchRows, 3 * k));
  const sample = rowsAt(data, columns, drawnRows(rows, sampleRows, random));
  const draws = 2 + Math.floor(Math.log(k));
  const seeds = kMeansPlusPlus(clusterRows(sample, sampleRows, columns, k), sampleRows, k, draws, random);
  const centroids = rowsAt(sample, columns, seeds);
  const seen = new Float64Array(k);
  for (let step = 0; step < steps; step++) {
    const batch = rowsAt(data, columns, drawnRows(rows, batchRows, random));
    const loops = clusterRows(batch, batchRows, columns, k);
    loops.assign(centroids);
    const { labels } = loops;
    for (let i = 0; i < batchRows; i++) {
      const share = 1 / ++seen[labels[i]];
      for (let c = 0; c < columns; c++) {
        const at = labels[i] * columns + c;
        centroids[at] += share * (batch[i * columns + c] - centroids[at]);
      }
    }
  }
  return centroids;
}

/** Row numbers drawn with replacement. */
function drawnRows(rows: number, count: number, random: Random): Int32Array {
  return new Int32Array(count).map(() => Math.min(rows - 1, Math.floor(random() * rows)));
}
