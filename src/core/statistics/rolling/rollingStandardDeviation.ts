import { rollingMoments } from './rollingMoments';
import { type Estimate } from '../variance';

/**
 * The standard deviation of the present values among the last `window` points, each point included; NaN where fewer
 * than `minimum` are present (or only one, for the sample's). Exactly 0 where the window is constant. The window
 * *before* point i is the result at i - 1.
 */
export function rollingStandardDeviation(
  values: ArrayLike<number>,
  window: number,
  estimate: Estimate,
  minimum = 1
): Float64Array {
  const { counts, sums2, scale } = rollingMoments(values, window);
  const least = Math.max(estimate === 'population' ? 1 : 2, minimum);
  const lost = estimate === 'population' ? 0 : 1;
  const deviations = new Float64Array(counts.length);
  for (let i = 0; i < deviations.length; i++) {
    deviations[i] = counts[i] >= least ? Math.sqrt(sums2[i] / (counts[i] - lost)) * scale : NaN;
  }
  return deviations;
}
