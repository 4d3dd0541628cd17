import { clusterRows } from '../../kernels/clusterRows';
import { type ClusterRows } from '../../kernels/rowsToCluster';
import { type Random } from '../../random';
import { type KMeansClusters } from './kMeansClusters';
import { kMeansPlusPlus } from './kMeansPlusPlus';
import { lloydIterations } from './lloydIterations';
import { miniBatchCentroids } from './miniBatchCentroids';
import { rowsAt } from './rowsAt';

export interface KMeansOptions {
  readonly random: Random;
  /** How often to start anew from k-means++ seeds; the best outcome is kept. See {@link kMeans} for the default. */
  readonly starts?: number;
  /** 300 by default. */
  readonly maxIterations?: number;
  /** Stop once the centroids' squared shift is at most this share of the mean column variance; 1e-4 by default. */
  readonly tolerance?: number;
}

/** Rows × columns × clusters that all starts together may cost, beyond the first ten. */
const startWork = 1_000_000;

/** With more rows than this mini-batches find where to start, so that few starts do. */
const manyRows = 20_000;
const miniBatchStarts = 3;

/**
 * K-means by Lloyd's iterations from several starts: by default ten k-means++ seedings, for small data up to 100, and for
 * more than 20 000 rows three runs over mini-batches. A cluster that runs empty is given the row farthest from its
 * centroid. Deterministic for a given random source. Cost: starts × iterations × rows × k × columns.
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
  const batches = options.starts === undefined && rows > manyRows ? miniBatchStarts : 0;
  const wanted = options.starts ?? Math.min(100, Math.max(10, Math.round(startWork / (rows * columns * k))));
  const starts = k === 1 ? 1 : Math.max(1, batches || wanted);
  // These use the kernel for themselves: all of them come before the rows are placed.
  const found = Array.from({ length: Math.min(starts, batches) }, () =>
    miniBatchCentroids(data, rows, columns, k, random)
  );
  const loops = clusterRows(data, rows, columns, k);
  const leastShift = tolerance === 0 ? 0 : tolerance * loops.meanColumnVariance();
  let best: KMeansClusters | undefined;
  for (let start = 0; start < starts; start++) {
    const centroids = found[start] ?? plusPlusCentroids(loops, data, rows, columns, k, start, random);
    const clusters = lloydIterations(loops, data, centroids, k, maxIterations, leastShift);
    if (best === undefined || clusters.inertia < best.inertia) {
      best = clusters;
    }
  }
  if (best === undefined || !Number.isFinite(best.inertia)) {
    throw new RangeError('the data hold values that are not finite');
  }
  return best;
}

/** The best of several draws seeds well but much the same each time; single draws in between find other valleys. */
function plusPlusCentroids(
  loops: ClusterRows,
  data: Float64Array,
  rows: number,
  columns: number,
  k: number,
  start: number,
  random: Random
): Float64Array {
  const draws = start % 2 === 0 ? 2 + Math.floor(Math.log(k)) : 1;
  return rowsAt(data, columns, kMeansPlusPlus(loops, rows, k, draws, random));
}
