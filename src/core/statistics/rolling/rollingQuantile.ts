import { windowQuantiles } from '../../kernels/windowQuantiles';
import { asFloat64 } from '../asFloat64';

/**
 * The quantile at `probability` in [0, 1] (0.99 is p99) of the present values among the last `window` points, each point
 * included; NaN where fewer than `minimum` are present, and for a probability outside [0, 1]. Between two values it is
 * numpy's `linear`. The window *before* point i is the result at i - 1.
 */
export function rollingQuantile(
  values: ArrayLike<number>,
  window: number,
  probability: number,
  minimum = 1
): Float64Array {
  const plain = asFloat64(values);
  const starts = new Int32Array(plain.length);
  const ends = new Int32Array(plain.length);
  for (let i = 0; i < plain.length; i++) {
    starts[i] = Math.max(0, i + 1 - window);
    ends[i] = i + 1;
  }
  return windowQuantiles(plain, starts, ends, probability, minimum);
}
