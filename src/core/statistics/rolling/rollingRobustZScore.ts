import { madToSigma } from '../medianAbsoluteDeviation';
import { rollingMedians } from './rollingMedian';

/**
 * How many robust standard deviations (1.4826 MAD) each value lies from the median of the `window` points *before* it.
 * NaN where the value is missing, fewer than `minimum` values are present before it, or their MAD is 0.
 */
export function rollingRobustZScore(values: ArrayLike<number>, window: number, minimum: number): Float64Array {
  const { medians, deviations } = rollingMedians(values, window, minimum);
  const scores = new Float64Array(values.length).fill(NaN);
  for (let i = 1; i < values.length; i++) {
    const spread = deviations[i - 1];
    if (spread > 0) {
      scores[i] = (values[i] - medians[i - 1]) / spread / madToSigma;
    }
  }
  return scores;
}
