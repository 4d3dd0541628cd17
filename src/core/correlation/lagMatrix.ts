import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { lagScans } from './lagScans';
import { type PairMatrix } from './pairMatrix';

/** Each pair at the lag where it is strongest; all flat as {@link PairMatrix.values}. */
export interface LagMatrix extends PairMatrix {
  /** In samples: entry (i, j) is positive where series j follows series i. NaN where there is no coefficient. */
  readonly lags: Float64Array;
}

/**
 * Pearson's coefficient of every pair at its strongest lag within `maxLag` samples either way, over the joined points
 * there; see `lagScans`. Entry (j, i) is entry (i, j) with the lag's sign turned; the diagonal is 1 at lag 0. Costs pairs
 * times lags times points.
 *
 * @param minOverlap joined points that a lag needs; half of the points by default
 */
export function lagMatrix(matrix: SeriesMatrix, maxLag: number, minOverlap?: number): LagMatrix {
  const size = matrix.series.length;
  const rows = matrix.series.map((_, s) => seriesValues(matrix, s));
  const values = new Float64Array(size * size).fill(NaN);
  const counts = new Float64Array(size * size);
  const lags = new Float64Array(size * size).fill(NaN);
  for (let i = 0; i < size; i++) {
    const scans = lagScans(rows[i], rows.slice(i), maxLag, minOverlap);
    for (let j = i; j < size; j++) {
      const { peak } = scans[j - i];
      if (peak === undefined) {
        continue;
      }
      const forth = i * size + j;
      const back = j * size + i;
      values[forth] = peak.r;
      values[back] = peak.r;
      counts[forth] = peak.count;
      counts[back] = peak.count;
      lags[back] = -peak.lag;
      lags[forth] = peak.lag;
    }
  }
  return { size, values, counts, lags };
}
