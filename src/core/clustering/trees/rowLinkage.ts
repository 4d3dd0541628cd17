import { condensedDistances } from '../distances/condensedDistances';
import { type DistanceMetric } from '../distances/distanceMetric';
import { linkage } from './linkage';
import { type LinkageMethod, type LinkageTree } from './linkageTree';
import { wardTree } from './wardTree';

/** Squares of differences of lesser numbers do not overflow. */
const greatestOrdinary = 1e150;

/**
 * Agglomerative clustering of rows: {@link linkage} of their distances, which Ward's method does without for many rows.
 * Undefined where no two rows have a finite distance, and for negative values in `jensenshannon`, which has none for them.
 *
 * @param data row-major, `rows` × `columns`
 * @param power of the metric `minkowski`
 */
export function rowLinkage(
  data: Float64Array,
  rows: number,
  columns: number,
  method: LinkageMethod,
  metric: DistanceMetric,
  power?: number
): LinkageTree | undefined {
  if (method === 'ward' && metric === 'euclidean' && data.every((value) => Math.abs(value) < greatestOrdinary)) {
    return wardTree(data, rows, columns);
  }
  if (metric === 'jensenshannon' && data.some((value) => value < 0)) {
    return undefined;
  }
  const distances = condensedDistances(data, rows, columns, metric, power);
  return distances.length > 0 && !distances.some(Number.isFinite) ? undefined : linkage(distances, method);
}
