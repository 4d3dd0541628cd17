import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { autocorrelations } from '../statistics/seasons/autocorrelation';
import { rank } from '../statistics/rank';
import { type CorrelationMethod } from './correlationMethod';
import { effectiveCount, longestLag } from './effectiveSampleSize';
import { type PairMatrix } from './pairMatrix';
import { rowProducts } from './rowProducts';

/**
 * The effective sample size of every pair, as `effectiveSampleSize` gives it: of the values for Pearson's coefficient,
 * of the ranks for the others. Flat as the pairs are.
 */
export function effectiveSampleSizes(
  matrix: SeriesMatrix,
  { size, counts }: PairMatrix,
  method: CorrelationMethod
): Float64Array {
  const length = matrix.times.length;
  const lags = longestLag(length);
  const weights = Float64Array.from({ length: lags }, (_, k) => Math.sqrt(1 - (k + 1) / length));
  const rows = new Float64Array(size * lags);
  const series = matrix.series.map((_, s) => seriesValues(matrix, s));
  const prepared = method === 'pearson' ? series : series.map(rank);
  autocorrelations(prepared, length, lags).forEach((correlations, s) => {
    for (let k = 0; k < lags; k++) {
      rows[s * lags + k] = weights[k] * correlations[k + 1];
    }
  });
  const sums = rowProducts(rows, size, lags);
  return counts.map((count, pair) => effectiveCount(count, sums[pair]));
}
