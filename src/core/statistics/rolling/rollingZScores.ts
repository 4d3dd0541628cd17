import { rollingScoreRows } from '../../kernels/rollingScoreRows';
import { rollingMoments } from './rollingMoments';

/**
 * How many population standard deviations each value of each series lies from the mean of the `window` points *before* it.
 * NaN where the value is missing, fewer than `minimum` values are present before it, or they have no spread. The scores of
 * several series may be views of one buffer.
 */
export function rollingZScores(series: readonly Float64Array[], window: number, minimum: number): Float64Array[] {
  const pass = rollingScoreRows(series, window, minimum);
  return series.map((values, i) => pass?.[i] ?? carefulScores(values, window, minimum));
}

function carefulScores(values: Float64Array, window: number, minimum: number): Float64Array {
  const { counts, references, offsets, sums2, scale } = rollingMoments(values, window);
  const scores = new Float64Array(values.length).fill(NaN);
  for (let i = 1; i < values.length; i++) {
    const before = i - 1;
    if (counts[before] >= Math.max(1, minimum) && sums2[before] > 0) {
      const deviation = Math.sqrt(sums2[before] / counts[before]);
      scores[i] = (values[i] / scale - references[before] - offsets[before]) / deviation;
    }
  }
  return scores;
}
