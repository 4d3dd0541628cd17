/**
 * Centres each row and scales it to length 1. `isOrdinary[row]` becomes 0 where that is not to be trusted (values that
 * are missing, infinite, huge or tiny, or hardly vary at all), and the caller has to do better; else 1. Rows are
 * `stride` values apart, padded with zeros.
 */
export function standardiseRows(z: usize, rows: i32, length: i32, stride: i32, isOrdinary: usize): void {
  const wide = length & ~7;
  for (let row = 0; row < rows; row++) {
    const start = z + ((<usize>row * stride) << 3);
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    for (let i = 0; i < wide; i += 8) {
      const at = start + ((<usize>i) << 3);
      s0 = f64x2.add(s0, v128.load(at));
      s1 = f64x2.add(s1, v128.load(at, 16));
      s2 = f64x2.add(s2, v128.load(at, 32));
      s3 = f64x2.add(s3, v128.load(at, 48));
    }
    s0 = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
    let sum = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
    for (let i = wide; i < length; i++) {
      sum += load<f64>(start + ((<usize>i) << 3));
    }
    const mean = sum / length;
    const means = f64x2.splat(mean);
    let q0 = f64x2.splat(0);
    let q1 = f64x2.splat(0);
    let rest = f64x2.splat(0);
    for (let i = 0; i < wide; i += 4) {
      const at = start + ((<usize>i) << 3);
      const a = f64x2.sub(v128.load(at), means);
      const b = f64x2.sub(v128.load(at, 16), means);
      v128.store(at, a);
      v128.store(at, b, 16);
      rest = f64x2.add(rest, f64x2.add(a, b));
      q0 = f64x2.add(q0, f64x2.mul(a, a));
      q1 = f64x2.add(q1, f64x2.mul(b, b));
    }
    q0 = f64x2.add(q0, q1);
    let squares = f64x2.extract_lane(q0, 0) + f64x2.extract_lane(q0, 1);
    let remainder = f64x2.extract_lane(rest, 0) + f64x2.extract_lane(rest, 1);
    for (let i = wide; i < length; i++) {
      const at = start + ((<usize>i) << 3);
      const difference = load<f64>(at) - mean;
      store<f64>(at, difference);
      remainder += difference;
      squares += difference * difference;
    }
    // The mean is rounded: what is left of it is taken off, too, which matters at great offsets.
    const correction = remainder / length;
    squares -= remainder * correction;
    const rounding = 1e-9 * Math.abs(mean);
    const isTrusted = squares > 1e-140 && squares < 1e140 && squares > rounding * rounding * length;
    store<u8>(isOrdinary + row, <u8>isTrusted);
    const scale = isTrusted ? 1 / Math.sqrt(squares) : 0;
    const scales = f64x2.splat(scale);
    const corrections = f64x2.splat(correction);
    for (let i = 0; i < wide; i += 2) {
      const at = start + ((<usize>i) << 3);
      v128.store(at, f64x2.mul(f64x2.sub(v128.load(at), corrections), scales));
    }
    for (let i = wide; i < length; i++) {
      const at = start + ((<usize>i) << 3);
      store<f64>(at, (load<f64>(at) - correction) * scale);
    }
    for (let i = length; i < stride; i++) {
      store<f64>(start + ((<usize>i) << 3), 0);
    }
  }
}

/**
 * Adds the products of the rows i0 … i1 with the rows j0 … j1 over the values k0 … k1 to the upper triangle of
 * `out` (`rows` × `rows`). Rows are `stride` values apart; i1 − i0 and j1 − j0 are multiples of 3, k1 − k0 of 4.
 */
export function addProducts(
  z: usize,
  stride: i32,
  i0: i32,
  i1: i32,
  j0: i32,
  j1: i32,
  k0: i32,
  k1: i32,
  out: usize,
  rows: i32
): void {
  const bytes = (<usize>stride) << 3;
  for (let i = i0; i < i1; i += 3) {
    for (let j = max(j0, i); j < j1; j += 3) {
      let a = z + <usize>i * bytes + ((<usize>k0) << 3);
      let b = z + <usize>j * bytes + ((<usize>k0) << 3);
      const end = a + ((<usize>(k1 - k0)) << 3);
      let c00 = f64x2.splat(0);
      let c01 = f64x2.splat(0);
      let c02 = f64x2.splat(0);
      let c10 = f64x2.splat(0);
      let c11 = f64x2.splat(0);
      let c12 = f64x2.splat(0);
      let c20 = f64x2.splat(0);
      let c21 = f64x2.splat(0);
      let c22 = f64x2.splat(0);
      let aa = a + bytes;
      let aaa = aa + bytes;
      let bb = b + bytes;
      let bbb = bb + bytes;
      while (a < end) {
        const b00 = v128.load(b);
        const b10 = v128.load(bb);
        const b20 = v128.load(bbb);
        const a00 = v128.load(a);
        c00 = f64x2.add(c00, f64x2.mul(a00, b00));
        c01 = f64x2.add(c01, f64x2.mul(a00, b10));
        c02 = f64x2.add(c02, f64x2.mul(a00, b20));
        const a10 = v128.load(aa);
        c10 = f64x2.add(c10, f64x2.mul(a10, b00));
        c11 = f64x2.add(c11, f64x2.mul(a10, b10));
        c12 = f64x2.add(c12, f64x2.mul(a10, b20));
        const a20 = v128.load(aaa);
        c20 = f64x2.add(c20, f64x2.mul(a20, b00));
        c21 = f64x2.add(c21, f64x2.mul(a20, b10));
        c22 = f64x2.add(c22, f64x2.mul(a20, b20));
        const b01 = v128.load(b, 16);
        const b11 = v128.load(bb, 16);
        const b21 = v128.load(bbb, 16);
        const a01 = v128.load(a, 16);
        c00 = f64x2.add(c00, f64x2.mul(a01, b01));
        c01 = f64x2.add(c01, f64x2.mul(a01, b11));
        c02 = f64x2.add(c02, f64x2.mul(a01, b21));
        const a11 = v128.load(aa, 16);
        c10 = f64x2.add(c10, f64x2.mul(a11, b01));
        c11 = f64x2.add(c11, f64x2.mul(a11, b11));
        c12 = f64x2.add(c12, f64x2.mul(a11, b21));
        const a21 = v128.load(aaa, 16);
        c20 = f64x2.add(c20, f64x2.mul(a21, b01));
        c21 = f64x2.add(c21, f64x2.mul(a21, b11));
        c22 = f64x2.add(c22, f64x2.mul(a21, b21));
        a += 32;
        aa += 32;
        aaa += 32;
        b += 32;
        bb += 32;
        bbb += 32;
      }
      addAt(out, rows, i, j, c00);
      addAt(out, rows, i, j + 1, c01);
      addAt(out, rows, i, j + 2, c02);
      addAt(out, rows, i + 1, j, c10);
      addAt(out, rows, i + 1, j + 1, c11);
      addAt(out, rows, i + 1, j + 2, c12);
      addAt(out, rows, i + 2, j, c20);
      addAt(out, rows, i + 2, j + 1, c21);
      addAt(out, rows, i + 2, j + 2, c22);
    }
  }
}

function addAt(out: usize, rows: i32, i: i32, j: i32, pair: v128): void {
  const at = out + ((<usize>i * rows + j) << 3);
  store<f64>(at, load<f64>(at) + f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1));
}

/**
 * Turns the products (in the upper triangle of `out`) of row i with the rows j > i into correlations over the values that both rows have; missing ones are
 * zero in `z`, listed in `missing` (from `missingStarts[row]` on) and set in the row's `words` 64-bit words of `masks`.
 * The sums over what both have follow from those over all less those over what the other row lacks. A pair whose
 * variance all but cancels gets the correlation 2: the caller has to do better.
 */
export function correlateGapped(
  z: usize,
  stride: i32,
  length: i32,
  rows: i32,
  i: i32,
  missing: usize,
  missingStarts: usize,
  masks: usize,
  words: i32,
  out: usize,
  outStride: i32,
  counts: usize,
  leastShare: f64
): void {
  const rowI = z + ((<usize>i * stride) << 3);
  const maskI = masks + ((<usize>i * words) << 3);
  const startI = load<i32>(missingStarts + ((<usize>i) << 2));
  const endI = load<i32>(missingStarts + ((<usize>i) << 2), 4);
  for (let j = i + 1; j < rows; j++) {
    const startJ = load<i32>(missingStarts + ((<usize>j) << 2));
    const endJ = load<i32>(missingStarts + ((<usize>j) << 2), 4);
    if (startI == endI && startJ == endJ) {
      continue;
    }
    const rowJ = z + ((<usize>j * stride) << 3);
    const maskJ = masks + ((<usize>j * words) << 3);
    let count = length;
    for (let w = 0; w < words << 3; w += 8) {
      count -= <i32>popcnt<u64>(load<u64>(maskI + w) | load<u64>(maskJ + w));
    }
    store<f64>(counts + ((<usize>i * rows + j) << 3), count);
    store<f64>(counts + ((<usize>j * rows + i) << 3), count);
    let sumI = 0.0;
    let squaresI = 1.0;
    for (let at = missing + ((<usize>startJ) << 2), end = missing + ((<usize>endJ) << 2); at < end; at += 4) {
      const value = load<f64>(rowI + ((<usize>load<i32>(at)) << 3));
      sumI -= value;
      squaresI -= value * value;
    }
    let sumJ = 0.0;
    let squaresJ = 1.0;
    for (let at = missing + ((<usize>startI) << 2), end = missing + ((<usize>endI) << 2); at < end; at += 4) {
      const value = load<f64>(rowJ + ((<usize>load<i32>(at)) << 3));
      sumJ -= value;
      squaresJ -= value * value;
    }
    const at = out + ((<usize>i * outStride + j) << 3);
    const varianceI = squaresI - (sumI * sumI) / count;
    const varianceJ = squaresJ - (sumJ * sumJ) / count;
    let r: f64 = 2;
    if (count < 2) {
      r = NaN;
    } else if (varianceI >= leastShare && varianceJ >= leastShare) {
      r = (load<f64>(at) - (sumI * sumJ) / count) / Math.sqrt(varianceI * varianceJ);
    }
    store<f64>(at, r);
  }
}
