import { type KMeansClusters } from './kMeansClusters';
import { kMeansPlusPlus } from './kMeansPlusPlus';
import { lloydIterations } from './lloydIterations';
import { nearestCentroidsInPlace } from './nearestCentroidsInPlace';
import { type Random } from '../random';

export interface MiniBatchOptions {
  readonly random: Random;
  /** Rows a step; 1024 by default. */
  readonly batchRows?: number;
  /** 100 by default. */
  readonly steps?: number;
  /** Iterations over all rows at the end; 2 by default. */
  readonly finalIterations?: number;
}

/**
 * K-means for very many rows (Sculley 2010): seeds from a sample of rows, centroids that move towards small random
 * batches with a step of one over the rows they have seen, and a few full iterations to end with. Inertia is a few per
 * cent above {@link kMeans}, at a cost that hardly grows with the rows.
 *
 * @param data row-major, `rows` × `columns`, all finite; scale the columns first
 * @param k 1 … rows
 */
export function miniBatchKMeans(
  data: Float64Array,
  rows: number,
  columns: number,
  k: number,
  options: MiniBatchOptions
): KMeansClusters {
  if (!(k >= 1 && k <= rows)) {
    throw new RangeError(`cannot form ${k} clusters of ${rows} rows`);
  }
  const { random, steps = 100, finalIterations = 2 } = options;
  const batchRows = Math.min(rows, options.batchRows ?? 1024);
  const sampleRows = Math.min(rows, Math.max(3 * batchRows, 3 * k));
  const sample = drawRows(data, rows, columns, sampleRows, random);
  const centroids = kMeansPlusPlus(sample, sampleRows, columns, k, 2 + Math.floor(Math.log(k)), random);
  const seen = new Float64Array(k);
  const labels = new Int32Array(batchRows);
  const distances = new Float64Array(batchRows);
  for (let step = 0; step < steps; step++) {
    const batch = drawRows(data, rows, columns, batchRows, random);
    nearestCentroidsInPlace(batch, batchRows, columns, centroids, labels, distances);
    for (let i = 0; i < batchRows; i++) {
      const cluster = labels[i];
      const share = 1 / ++seen[cluster];
      for (let c = 0; c < columns; c++) {
        const at = cluster * columns + c;
        centroids[at] += share * (batch[i * columns + c] - centroids[at]);
      }
    }
  }
  return lloydIterations(data, rows, columns, centroids, finalIterations, 0);
}

/** Rows drawn with replacement. */
function drawRows(data: Float64Array, rows: number, columns: number, count: number, random: Random): Float64Array {
  const drawn = new Float64Array(count * columns);
  for (let i = 0; i < count; i++) {
    const row = Math.min(rows - 1, Math.floor(random() * rows));
    for (let c = 0; c < columns; c++) {
      drawn[i * columns + c] = data[row * columns + c];
    }
  }
  return drawn;
}
