/**
 * Adds 1, t, t² and t³ of each of `count` values to the four sums of its bin: its place is (value − origin) × perBin + margin,
 * cut off to at least 1 and at most `size` − 3, the bin is the whole part of it and t the rest. `sums` has `size` × 4 sums.
 */
export function sumInBins(
  values: usize,
  count: i32,
  origin: f64,
  perBin: f64,
  margin: f64,
  sums: usize,
  size: i32
): void {
  const origins = f64x2.splat(origin);
  const scale = f64x2.splat(perBin);
  const margins = f64x2.splat(margin);
  const least = f64x2.splat(1);
  const greatest = f64x2.splat(<f64>(size - 3));
  // What is added to a whole number so that it stands in the low bits.
  const shift = f64x2.splat(4503599627370496);
  const one = f64x2.splat(1);
  let from = values;
  const end = values + ((<usize>(count & ~1)) << 3);
  for (; from < end; from += 16) {
    let place = f64x2.add(f64x2.mul(f64x2.sub(v128.load(from), origins), scale), margins);
    place = f64x2.pmin(f64x2.pmax(place, least), greatest);
    const whole = f64x2.floor(place);
    const t = f64x2.sub(place, whole);
    const square = f64x2.mul(t, t);
    const cube = f64x2.mul(square, t);
    const bins = f64x2.add(whole, shift);
    const first = sums + ((<usize>i32x4.extract_lane(bins, 0)) << 5);
    v128.store(first, f64x2.add(v128.load(first), f64x2.shuffle(one, t, 0, 2)));
    v128.store(first, f64x2.add(v128.load(first, 16), f64x2.shuffle(square, cube, 0, 2)), 16);
    const second = sums + ((<usize>i32x4.extract_lane(bins, 2)) << 5);
    v128.store(second, f64x2.add(v128.load(second), f64x2.shuffle(one, t, 1, 3)));
    v128.store(second, f64x2.add(v128.load(second, 16), f64x2.shuffle(square, cube, 1, 3)), 16);
  }
  if ((count & 1) == 1) {
    const place = min(max((load<f64>(from) - origin) * perBin + margin, 1), <f64>(size - 3));
    const whole = Math.floor(place);
    const t = place - whole;
    const at = sums + ((<usize>whole) << 5);
    store<f64>(at, load<f64>(at) + 1);
    store<f64>(at, load<f64>(at, 8) + t, 8);
    store<f64>(at, load<f64>(at, 16) + t * t, 16);
    store<f64>(at, load<f64>(at, 24) + t * t * t, 24);
  }
}

/**
 * Shares what sumInBins has summed out among the bins so that the first three moments stay: each value goes to the four
 * bins nearest to it with the weights of cubic interpolation. `bins` has `size` bins, all 0.
 */
export function shareAmongBins(sums: usize, size: i32, bins: usize): void {
  for (let bin = 1; bin < size - 2; bin++) {
    const at = sums + ((<usize>bin) << 5);
    const count = load<f64>(at);
    if (count == 0) {
      continue;
    }
    const t = load<f64>(at, 8);
    const square = load<f64>(at, 16);
    const cube = load<f64>(at, 24);
    const to = bins + ((<usize>(bin - 1)) << 3);
    store<f64>(to, load<f64>(to) + (3 * square - 2 * t - cube) * (1.0 / 6));
    store<f64>(to, load<f64>(to, 8) + (count + 0.5 * (cube - t) - square), 8);
    store<f64>(to, load<f64>(to, 16) + (t + 0.5 * (square - cube)), 16);
    store<f64>(to, load<f64>(to, 24) + (cube - t) * (1.0 / 6), 24);
  }
}

/** `out[g]` = Σ over k of kernel[|k|] × bins[start + g × step + k], for |k| < `taps`; `kernel` holds k ≥ 0. */
export function convolveBins(
  bins: usize,
  start: i32,
  step: i32,
  kernel: usize,
  taps: i32,
  out: usize,
  size: i32
): void {
  for (let g = 0; g < size; g++) {
    const centre = bins + ((<usize>(start + g * step)) << 3);
    let sum = load<f64>(kernel) * load<f64>(centre);
    let pairs = f64x2.splat(0);
    let k = 1;
    for (; k + 1 < taps; k += 2) {
      const offset = (<usize>k) << 3;
      const before = v128.load(centre - offset - 8);
      const after = v128.load(centre + offset);
      pairs = f64x2.add(
        pairs,
        f64x2.mul(v128.load(kernel + offset), f64x2.add(after, f64x2.shuffle(before, before, 1, 0)))
      );
    }
    if (k < taps) {
      const offset = (<usize>k) << 3;
      sum += load<f64>(kernel + offset) * (load<f64>(centre - offset) + load<f64>(centre + offset));
    }
    store<f64>(out + ((<usize>g) << 3), sum + f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1));
  }
}
