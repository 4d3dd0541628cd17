import { rollingScorePass } from '../kernels/rollingScorePass';
import { asFloat64 } from './asFloat64';
import { rollingMoments } from './rollingMoments';

/**
 * How many population standard deviations each value lies from the mean of the `window` points *before* it. NaN where
 * the value is missing, fewer than `minimum` values are present before it, or they have no spread.
 */
export function rollingZScore(values: ArrayLike<number>, window: number, minimum: number): Float64Array {
  return rollingScorePass(asFloat64(values), window, minimum) ?? carefulScores(values, window, minimum);
}

function carefulScores(values: ArrayLike<number>, window: number, minimum: number): Float64Array {
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
