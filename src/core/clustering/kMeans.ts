import { clusterRows } from '../kernels/clusterRows';
import { type Random } from '../random';
import { type KMeansClusters } from './kMeansClusters';
import { kMeansPlusPlus } from './kMeansPlusPlus';
import { lloydIterations } from './lloydIterations';
import { rowsAt } from './rowsAt';

export interface KMeansOptions {
  readonly random: Random;
  /** How often to start anew; the best outcome is kept. By default 10, for small data up to 100. */
  readonly starts?: number;
  /** 300 by default. */
  readonly maxIterations?: number;
  /** Stop once the centroids' squared shift is at most this share of the mean column variance; 1e-4 by default. */
  readonly tolerance?: number;
}

/** Rows × columns × clusters that all starts together may cost, beyond the first ten. */
const startWork = 1_000_000;

/**
 * K-means by Lloyd's iterations from several k-means++ starts. A cluster that runs empty is given the row farthest
 * from its centroid. Deterministic for a given random source. Cost: starts × iterations × rows × k × columns.
 *
 * @param data row-major, `rows` × `columns`, all finite; scale the columns first
 * @param k 1 … rows
 */
export function kMeans(
  data: Float64Array,
  rows: number,
  columns: number,
  k: number,
  options: KMeansOptions
): KMeansClusters {
  if (!(k >= 1 && k <= rows)) {
    throw new RangeError(`cannot form ${k} clusters of ${rows} rows`);
  }
  const { random, maxIterations = 300, tolerance = 1e-4 } = options;
  const starts = options.starts ?? Math.min(100, Math.max(10, Math.round(startWork / (rows * columns * k))));
  const loops = clusterRows(data, rows, columns, k);
  const leastShift = tolerance === 0 ? 0 : tolerance * loops.meanColumnVariance();
  let best: KMeansClusters | undefined;
  for (let start = 0; start < Math.max(1, starts); start++) {
    // The best of several draws seeds well but much the same each time; single draws in between find other valleys.
    const draws = start % 2 === 0 ? 2 + Math.floor(Math.log(k)) : 1;
    const seeds = rowsAt(data, columns, kMeansPlusPlus(loops, rows, k, draws, random));
    const clusters = lloydIterations(loops, data, seeds, k, maxIterations, leastShift);
    if (best === undefined || clusters.inertia < best.inertia) {
      best = clusters;
    }
    if (k === 1) {
      break;
    }
  }
  if (best === undefined || !Number.isFinite(best.inertia)) {
    throw new RangeError('the data hold values that are not finite');
  }
  return best;
}
