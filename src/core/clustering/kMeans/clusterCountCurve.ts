import { mean } from '../../statistics/mean';
import { seededRandom } from '../../random';
import { kMeans } from './kMeans';
import { type KMeansClusters } from './kMeansClusters';
import { kneeIndex } from '../kneeIndex';
import { silhouette } from '../silhouette';

/** What k-means makes of each number of clusters. */
export interface ClusterCountCurve {
  /** Numbers of clusters: 1, 2, … */
  readonly counts: Int32Array;
  readonly inertias: Float64Array;
  /** Mean silhouette width; NaN for one cluster. */
  readonly silhouettes: Float64Array;
  /** The number at the bend of the inertias, undefined where the curve has none. */
  readonly knee: number | undefined;
  /**
   * The least number whose mean silhouette is within 3 % of the greatest, so that a few stray rows do not add clusters;
   * 1 if the greatest is below 0.25, where Kaufman and Rousseeuw (1990) see no structure.
   */
  readonly bySilhouette: number;
  /** The clusters found for each number. */
  readonly clusters: readonly KMeansClusters[];
}

const silhouetteRows = 1000;
const leastSilhouette = 0.25;
const leastKnee = 0.1;

/**
 * The elbow method: k-means for 1 … `greatest` clusters, with the knee of the inertias and, as a second opinion, the
 * silhouettes (of at most 1000 rows, evenly taken).
 *
 * @param data row-major, `rows` × `columns`, all finite; scale the columns first
 * @param seed of the random starts, for each number anew: the clusters are those that k-means finds for it alone
 */
export function clusterCountCurve(
  data: Float64Array,
  rows: number,
  columns: number,
  greatest: number,
  seed: number
): ClusterCountCurve {
  const length = Math.max(0, Math.min(greatest, rows));
  const counts = new Int32Array(length).map((_, i) => i + 1);
  const clusters = Array.from(counts, (k) => kMeans(data, rows, columns, k, { random: seededRandom(seed) }));
  const inertias = Float64Array.from(clusters, (found) => found.inertia);
  const silhouettes = Float64Array.from(clusters, (found) => meanSilhouette(data, rows, columns, found.labels));
  const { index, strength } = kneeIndex(counts, inertias);
  const greatestWidth = silhouettes.reduce((width, value) => (value > width ? value : width), 0);
  const enough = Math.max(leastSilhouette, 0.97 * greatestWidth);
  const bySilhouette = counts[silhouettes.findIndex((width) => width >= enough)] ?? Math.min(1, length);
  const knee = strength < leastKnee ? undefined : counts[index];
  return { counts, inertias, silhouettes, knee, bySilhouette, clusters };
}

function meanSilhouette(data: Float64Array, rows: number, columns: number, labels: Int32Array): number {
  if (rows <= silhouetteRows) {
    return mean(silhouette(data, rows, columns, labels));
  }
  const sample = new Float64Array(silhouetteRows * columns);
  const sampleLabels = new Int32Array(silhouetteRows);
  for (let i = 0; i < silhouetteRows; i++) {
    const row = Math.floor((i * rows) / silhouetteRows);
    sample.set(data.subarray(row * columns, (row + 1) * columns), i * columns);
    sampleLabels[i] = labels[row];
  }
  return mean(silhouette(sample, silhouetteRows, columns, sampleLabels));
}
