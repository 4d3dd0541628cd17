/** A variance below this has too few digits: the squares that it comes from are near the least doubles. */
const leastVariance: f64 = 1e-280;

/**
 * z-scores of two series at once against the `window` values before each value (fewer at the start, NaN below `minimum`), by
 * the population's standard deviation. The origins are values near those of the series; `ends` has room for
 * 8 × (`window` + 1) values.
 *
 * A window is the end of one block and the start of the next (van Herk 1992), whose sums of distances from the origin and
 * of their squares are joined: nothing is subtracted, so that what left the window leaves no trace.
 *
 * Returns 1 for the first series plus 2 for the second where the variance of every window is at least `leastShare` of its
 * mean square around the origin, so that it keeps its digits; it never is in a window with a missing or infinite value.
 */
export function rollingScores(
  first: usize,
  second: usize,
  length: i32,
  window: i32,
  minimum: i32,
  firstOrigin: f64,
  secondOrigin: f64,
  leastShare: f64,
  ends: usize,
  firstOut: usize,
  secondOut: usize
): i32 {
  const bytes = (<usize>window + 1) << 5;
  const origins = f64x2.replace_lane(f64x2.splat(firstOrigin), 1, secondOrigin);
  const share = f64x2.splat(leastShare);
  const least = f64x2.splat(leastVariance);
  let inverse = f64x2.splat(0);
  let before = ends;
  let own = ends + bytes;
  memory.fill(ends, 0, bytes << 1);
  let isOrdinary = i64x2.splat(-1);
  let sum = f64x2.splat(0);
  let square = f64x2.splat(0);
  for (let start = 0; start < length; start += window) {
    const size = min(window, length - start);
    let join = before + 32;
    let end = own + ((<usize>(size - 1)) << 5);
    let from = (<usize>start) << 3;
    let back = (<usize>(start + size - 1)) << 3;
    let forwardSum = f64x2.splat(0);
    let forwardSquare = f64x2.splat(0);
    let backwardSum = f64x2.splat(0);
    let backwardSquare = f64x2.splat(0);
    for (let place = 0; place < size; place++) {
      const distance = f64x2.sub(v128.load64_lane(second + from, v128.load64_zero(first + from), 1), origins);
      // The window before is that of the step before.
      const i = start + place;
      if (i <= window) {
        inverse = f64x2.splat(1 / <f64>i);
      }
      if (i < minimum) {
        store<f64>(firstOut + from, NaN);
        store<f64>(secondOut + from, NaN);
      } else {
        const mean = f64x2.mul(sum, inverse);
        const meanSquare = f64x2.mul(square, inverse);
        const variance = f64x2.sub(meanSquare, f64x2.mul(mean, mean));
        isOrdinary = v128.and(isOrdinary, f64x2.gt(variance, f64x2.add(f64x2.mul(share, meanSquare), least)));
        const score = f64x2.div(f64x2.sub(distance, mean), f64x2.sqrt(variance));
        v128.store64_lane(firstOut + from, score, 0);
        v128.store64_lane(secondOut + from, score, 1);
      }
      forwardSum = f64x2.add(forwardSum, distance);
      forwardSquare = f64x2.add(forwardSquare, f64x2.mul(distance, distance));
      sum = f64x2.add(forwardSum, v128.load(join));
      square = f64x2.add(forwardSquare, v128.load(join, 16));
      const other = f64x2.sub(v128.load64_lane(second + back, v128.load64_zero(first + back), 1), origins);
      backwardSum = f64x2.add(backwardSum, other);
      backwardSquare = f64x2.add(backwardSquare, f64x2.mul(other, other));
      v128.store(end, backwardSum);
      v128.store(end, backwardSquare, 16);
      from += 8;
      back -= 8;
      join += 32;
      end -= 32;
    }
    const swapped = before;
    before = own;
    own = swapped;
  }
  return i64x2.bitmask(isOrdinary);
}
