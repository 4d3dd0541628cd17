import { silhouette } from '../silhouette';
import { silhouetteCost } from './itemLimits';
import { type ItemMatrix } from './itemMatrix';

/** How well each item fits its cluster (see `silhouette`); all NaN for more items than can be compared in pairs. */
export function clusterSilhouettes({ data, rows, columns }: ItemMatrix, labels: Int32Array): Float64Array {
  return silhouetteCost(rows, columns) === Infinity
    ? new Float64Array(rows).fill(NaN)
    : silhouette(data, rows, columns, labels);
}
