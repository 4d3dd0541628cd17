import { pairCorrelations } from '../kernels/pairCorrelations';
import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { type PairMatrix } from './pairMatrix';
import { pearson, snapToUnit } from './pearson';
import { standardiseInto } from './standardise';

/**
 * Pearson's correlation of every pair of series, each over the points where both are present, as {@link pearson} gives
 * it; the diagonal is 1 (NaN for a constant series). One matrix product, and a correction for pairs with gaps.
 */
export function pearsonMatrix(matrix: SeriesMatrix): PairMatrix {
  const size = matrix.series.length;
  const { values, counts, doubtful } = pairCorrelations(matrix.values, size, matrix.times.length, standardiseInto);
  for (let pair = 0; pair < values.length; pair++) {
    values[pair] = snapToUnit(values[pair]);
  }
  for (let k = 0; k < doubtful.length; k += 2) {
    const [i, j] = [doubtful[k], doubtful[k + 1]];
    const r = pearson(seriesValues(matrix, i), seriesValues(matrix, j));
    values[i * size + j] = r;
    values[j * size + i] = r;
  }
  return { size, values, counts };
}
