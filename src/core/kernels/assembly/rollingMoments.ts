/**
 * Sums of the distances of the values from `origin`, and of their squares, over every trailing window of `window` values
 * (fewer at the start), by joining the end of one block with the start of the next, so that nothing is subtracted.
 * `ends` has room for 4 × (`window` + 1) values. All values must be finite.
 */
export function rollingSums(
  values: usize,
  length: i32,
  window: i32,
  origin: f64,
  ends: usize,
  sums: usize,
  squares: usize
): void {
  // Pairs of sum and sum of squares: entry k covers the block from its place k on; the one past the end stays zero.
  const bytes = (<usize>window + 1) << 4;
  let before = ends;
  let own = ends + bytes;
  memory.fill(ends, 0, bytes << 1);
  for (let start = 0; start < length; start += window) {
    const size = min(window, length - start);
    let from = values + ((<usize>start) << 3);
    let back = from + ((<usize>(size - 1)) << 3);
    let atSum = sums + ((<usize>start) << 3);
    let atSquare = squares + ((<usize>start) << 3);
    let join = before + 16;
    let end = own + ((<usize>(size - 1)) << 4);
    const last = from + ((<usize>size) << 3);
    let forward = f64x2.splat(0);
    let backward = f64x2.splat(0);
    while (from < last) {
      const distance = load<f64>(from) - origin;
      forward = f64x2.add(forward, f64x2.replace_lane(f64x2.splat(distance), 1, distance * distance));
      const joined = f64x2.add(forward, v128.load(join));
      v128.store64_lane(atSum, joined, 0);
      v128.store64_lane(atSquare, joined, 1);
      const other = load<f64>(back) - origin;
      backward = f64x2.add(backward, f64x2.replace_lane(f64x2.splat(other), 1, other * other));
      v128.store(end, backward);
      from += 8;
      back -= 8;
      atSum += 8;
      atSquare += 8;
      join += 16;
      end -= 16;
    }
    const swapped = before;
    before = own;
    own = swapped;
  }
}

/**
 * z-scores against the window before: from sums as rollingSums gives them. Returns 1 where the variance of every window of
 * at least `minimum` values is at least `leastShare` of its mean square, so that it keeps its digits, else 0. The first value is left out.
 */
export function scoresFromSums(
  values: usize,
  length: i32,
  window: i32,
  origin: f64,
  sums: usize,
  squares: usize,
  leastShare: f64,
  minimum: i32,
  out: usize
): i32 {
  let worst = f64x2.splat(Infinity);
  const origins = f64x2.splat(origin);
  const share = f64x2.splat(leastShare);
  let i = 1;
  for (; i < length && i <= window; i++) {
    const at = (<usize>i) << 3;
    const count = <f64>min(window, i);
    const mean = load<f64>(sums + at - 8) / count;
    const square = load<f64>(squares + at - 8) / count;
    const variance = square - mean * mean;
    worst = f64x2.pmin(worst, f64x2.splat(i < minimum ? 1 : variance - leastShare * square));
    store<f64>(out + at, (load<f64>(values + at) - origin - mean) / Math.sqrt(variance));
  }
  const inverse = f64x2.splat(1 / <f64>window);
  for (; i + 1 < length; i += 2) {
    const at = (<usize>i) << 3;
    const mean = f64x2.mul(v128.load(sums + at - 8), inverse);
    const square = f64x2.mul(v128.load(squares + at - 8), inverse);
    const variance = f64x2.sub(square, f64x2.mul(mean, mean));
    worst = f64x2.pmin(worst, f64x2.sub(variance, f64x2.mul(share, square)));
    const distance = f64x2.sub(f64x2.sub(v128.load(values + at), origins), mean);
    v128.store(out + at, f64x2.div(distance, f64x2.sqrt(variance)));
  }
  for (; i < length; i++) {
    const at = (<usize>i) << 3;
    const mean = load<f64>(sums + at - 8) / <f64>window;
    const square = load<f64>(squares + at - 8) / <f64>window;
    const variance = square - mean * mean;
    worst = f64x2.pmin(worst, f64x2.splat(variance - leastShare * square));
    store<f64>(out + at, (load<f64>(values + at) - origin - mean) / Math.sqrt(variance));
  }
  return <i32>(f64x2.extract_lane(worst, 0) > 0 && f64x2.extract_lane(worst, 1) > 0);
}
