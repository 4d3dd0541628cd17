import { clusterRows } from '../kernels/clusterRows';
import { type KMeansClusters } from './kMeansClusters';
import { kMeansPlusPlus } from './kMeansPlusPlus';
import { lloydIterations } from './lloydIterations';
import { rowsAt } from './rowsAt';
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
  const sample = rowsAt(data, columns, drawnRows(rows, sampleRows, random));
  const draws = 2 + Math.floor(Math.log(k));
  const seeds = kMeansPlusPlus(clusterRows(sample, sampleRows, columns, k), sampleRows, k, draws, random);
  const centroids = rowsAt(sample, columns, seeds);
  const seen = new Float64Array(k);
  for (let step = 0; step < steps; step++) {
    const batch = rowsAt(data, columns, drawnRows(rows, batchRows, random));
    const loops = clusterRows(batch, batchRows, columns, k);
    loops.assign(centroids);
    for (let i = 0; i < batchRows; i++) {
      const cluster = loops.labels[i];
      const share = 1 / ++seen[cluster];
      for (let c = 0; c < columns; c++) {
        const at = cluster * columns + c;
        centroids[at] += share * (batch[i * columns + c] - centroids[at]);
      }
    }
  }
  return lloydIterations(clusterRows(data, rows, columns, k), data, centroids, k, finalIterations, 0);
}

/** Row numbers drawn with replacement. */
function drawnRows(rows: number, count: number, random: Random): Int32Array {
  return new Int32Array(count).map(() => Math.min(rows - 1, Math.floor(random() * rows)));
}
