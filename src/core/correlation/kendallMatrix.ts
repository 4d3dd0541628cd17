import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { kendall } from './kendall';
import { type PairMatrix } from './pairMatrix';
import { pearsonMatrix } from './pearsonMatrix';

/** Kendall's coefficients and how far each lies from 0 in standard deviations, for independent points. */
export interface KendallMatrix extends PairMatrix {
  readonly scores: Float64Array;
}

/** Kendall's tau-b of every pair of series over the points where both are present; O(n log n) a pair. */
export function kendallMatrix(matrix: SeriesMatrix): KendallMatrix {
  const size = matrix.series.length;
  const { counts, values: linear } = pearsonMatrix(matrix);
  const values = new Float64Array(size * size);
  const scores = new Float64Array(size * size).fill(NaN);
  for (let i = 0; i < size; i++) {
    values[i * size + i] = linear[i * size + i];
    for (let j = 0; j < i; j++) {
      const { tau, z } = kendall(seriesValues(matrix, i), seriesValues(matrix, j));
      values[i * size + j] = tau;
      values[j * size + i] = tau;
      scores[i * size + j] = z;
      scores[j * size + i] = z;
    }
  }
  return { size, values, counts, scores };
}
