import { rollingMoments } from './rollingMoments';

/**
 * The mean of the present values among the last `window` points, each point included; NaN where fewer than `minimum`
 * are present. The window *before* point i is the result at i - 1. Constant time a point; nothing that left the window
 * is remembered.
 */
export function rollingMean(values: ArrayLike<number>, window: number, minimum = 1): Float64Array {
  const { counts, references, offsets, scale } = rollingMoments(values, window);
  const least = Math.max(1, minimum);
  const means = new Float64Array(counts.length);
  for (let i = 0; i < means.length; i++) {
    means[i] = counts[i] >= least ? (references[i] + offsets[i]) * scale : NaN;
  }
  return means;
}
