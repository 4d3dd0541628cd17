import { kernelModule } from './kernelModule';

const greatestOrdinary = 1e70;
const leastOrdinary = 1e-70;
/** A window's variance keeps eleven digits while it is at least this share of the mean square around the series' mean. */
const leastShare = 1e-5;

/**
 * How many population standard deviations each value lies from the mean of the `window` values before it (fewer at the
 * start, NaN below `minimum`). Undefined where there is no SIMD, and for series that need more care: missing or infinite
 * values, windows that hardly vary beside the whole series or not at all, huge or tiny values.
 */
export function rollingScorePass(values: Float64Array, window: number, minimum: number): Float64Array | undefined {
  const module = kernelModule();
  const { length } = values;
  if (module === undefined || length < 2 || window < 2) {
    return undefined;
  }
  const size = Math.min(window, length);
  const input = module.reserve(8 * (4 * length + 4 * size + 4));
  const sums = input + 8 * length;
  const squares = sums + 8 * length;
  const out = squares + 8 * length;
  const ends = out + 8 * length;
  module.doubles(input, length).set(values);
  const origin = module.functions.sumOf(input, length) / length;
  const greatest = module.functions.greatestMagnitude(input, length);
  if (!(Math.abs(origin) < greatestOrdinary && greatest < greatestOrdinary && greatest > leastOrdinary)) {
    return undefined;
  }
  const least = Math.max(2, minimum);
  module.functions.rollingSums(input, length, size, origin, ends, sums, squares);
  if (module.functions.scoresFromSums(input, length, size, origin, sums, squares, leastShare, least, out) === 0) {
    return undefined;
  }
  const scores = module.doubles(out, length).slice();
  return scores.fill(NaN, 0, least);
}
