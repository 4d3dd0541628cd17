/**
 * Shares `count` values out among even bins so that their first three moments stay: each goes to the four nearest bins
 * with the weights of cubic interpolation. Its place is (value − origin) × perBin + margin; `bins` has `size` bins.
 */
export function shareAmongBins(
  values: usize,
  count: i32,
  origin: f64,
  perBin: f64,
  margin: f64,
  bins: usize,
  size: i32
): void {
  const last = size - 3;
  for (let i = 0; i < count; i++) {
    const place = (load<f64>(values + ((<usize>i) << 3)) - origin) * perBin + margin;
    const bin = min(last, max(1, <i32>place));
    const t = place - <f64>bin;
    const left = 1 - t;
    const product = t * left;
    const at = bins + ((<usize>(bin - 1)) << 3);
    const outer = product * (1.0 / 6);
    const inner = 0.5 * (2 - t) * (1 + t);
    const lanes01 = f64x2.replace_lane(f64x2.splat(-outer * (1 + left)), 1, left * inner);
    const lanes23 = f64x2.replace_lane(f64x2.splat(t * inner), 1, -outer * (1 + t));
    v128.store(at, f64x2.add(v128.load(at), lanes01));
    v128.store(at, f64x2.add(v128.load(at, 16), lanes23), 16);
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
