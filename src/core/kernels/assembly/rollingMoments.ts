/**
 * Sums of the distances of the values from `origin`, and of their squares, over every trailing window of `window` values
 * (fewer at the start), by joining the end of one block with the start of the next, so that nothing is subtracted.
 * `ends` has room for 2 × `window` values. All values must be finite.
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
  const half = (<usize>window) << 3;
  memory.fill(ends, 0, half << 1);
  for (let start = 0; start < length; start += window) {
    const size = min(window, length - start);
    const block = values + ((<usize>start) << 3);
    let sum: f64 = 0;
    let square: f64 = 0;
    for (let place = 0; place < size; place++) {
      const offset = (<usize>place) << 3;
      const distance = load<f64>(block + offset) - origin;
      sum += distance;
      square += distance * distance;
      // ends[place + 1] covers the block before from place + 1 on.
      const next = ends + offset + 8;
      const isLast = place + 1 == window;
      const at = (<usize>(start + place)) << 3;
      store<f64>(sums + at, isLast ? sum : sum + load<f64>(next));
      store<f64>(squares + at, isLast ? square : square + load<f64>(next + half));
    }
    sum = 0;
    square = 0;
    for (let place = size - 1; place >= 0; place--) {
      const offset = (<usize>place) << 3;
      const distance = load<f64>(block + offset) - origin;
      sum += distance;
      square += distance * distance;
      store<f64>(ends + offset, sum);
      store<f64>(ends + offset + half, square);
    }
  }
}

/**
 * z-scores against the window before: from sums as rollingSums gives them. Returns 1 where every window's variance is at
 * least `leastShare` of its mean square, so that it keeps its digits, else 0. The first value is left out.
 */
export function scoresFromSums(
  values: usize,
  length: i32,
  window: i32,
  origin: f64,
  sums: usize,
  squares: usize,
  leastShare: f64,
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
    worst = f64x2.pmin(worst, f64x2.splat(i == 1 ? 1 : variance - leastShare * square));
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
