/**
 * Centres each row and scales it to length 1. `isOrdinary[row]` becomes 0 where that is not to be trusted (values that
 * are infinite, huge or tiny, or hardly vary at all), and the caller has to do better; else 1, or 2 where
 * values are missing, which become zero. Rows are `stride` values apart, padded with zeros.
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
    if (sum != sum) {
      store<u8>(isOrdinary + row, standardiseGapped(start, length, stride) ? 2 : 0);
      continue;
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
    const isTrusted = isTrustworthy(squares, mean, length);
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

/** Whether squares neither overflow nor vanish, and the mean's rounding does not show. */
function isTrustworthy(squares: f64, mean: f64, count: f64): bool {
  const rounding = 1e-9 * Math.abs(mean);
  return squares > 1e-140 && squares < 1e140 && squares > rounding * rounding * count;
}

/** As standardiseRows for one row with missing values (NaN), which become zero. */
function standardiseGapped(start: usize, length: i32, stride: i32): bool {
  const even = length & ~1;
  const end = start + ((<usize>even) << 3);
  const ones = f64x2.splat(1);
  let sums = f64x2.splat(0);
  let counts = sums;
  for (let at = start; at < end; at += 16) {
    const values = v128.load(at);
    const present = f64x2.eq(values, values);
    sums = f64x2.add(sums, v128.and(values, present));
    counts = f64x2.add(counts, v128.and(ones, present));
  }
  const last = even < length ? load<f64>(end) : NaN;
  const isLastPresent = last == last;
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1) + (isLastPresent ? last : 0);
  const count = f64x2.extract_lane(counts, 0) + f64x2.extract_lane(counts, 1) + (isLastPresent ? 1 : 0);
  const mean = sum / count;
  const means = f64x2.splat(mean);
  let rests = f64x2.splat(0);
  let squaresPairs = rests;
  for (let at = start; at < end; at += 16) {
    const values = v128.load(at);
    const distances = v128.and(f64x2.sub(values, means), f64x2.eq(values, values));
    rests = f64x2.add(rests, distances);
    squaresPairs = f64x2.add(squaresPairs, f64x2.mul(distances, distances));
  }
  const lastDistance = isLastPresent ? last - mean : 0;
  const rest = f64x2.extract_lane(rests, 0) + f64x2.extract_lane(rests, 1) + lastDistance;
  const correction = rest / count;
  const squares =
    f64x2.extract_lane(squaresPairs, 0) +
    f64x2.extract_lane(squaresPairs, 1) +
    lastDistance * lastDistance -
    rest * correction;
  for (let i = length; i < stride; i++) {
    store<f64>(start + ((<usize>i) << 3), 0);
  }
  if (!isTrustworthy(squares, mean, count)) {
    return false;
  }
  const scale = 1 / Math.sqrt(squares);
  const scales = f64x2.splat(scale);
  const corrections = f64x2.splat(correction);
  for (let at = start; at < end; at += 16) {
    const values = v128.load(at);
    const distances = f64x2.sub(f64x2.sub(values, means), corrections);
    v128.store(at, v128.and(f64x2.mul(distances, scales), f64x2.eq(values, values)));
  }
  if (even < length) {
    store<f64>(end, isLastPresent ? (last - mean - correction) * scale : 0);
  }
  return true;
}

/**
 * Rearranges each four rows in place so that their values of two times lie together: two of the first row, two of the second, and
 * so on. `rows` is a multiple of 4, `stride` even; `scratch` has room for four rows.
 */
export function packRows(z: usize, stride: i32, rows: i32, scratch: usize): void {
  const rowBytes = (<usize>stride) << 3;
  for (let to = z, end = z + <usize>rows * rowBytes; to < end;) {
    memory.copy(scratch, to, rowBytes << 2);
    for (let from = scratch, last = scratch + rowBytes; from < last; from += 16) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from + rowBytes), 16);
      v128.store(to, v128.load(from + 2 * rowBytes), 32);
      v128.store(to, v128.load(from + 3 * rowBytes), 48);
      to += 64;
    }
  }
}

/** Puts rows that {@link packRows} has rearranged one after the other again. */
export function unpackRows(z: usize, stride: i32, rows: i32, scratch: usize): void {
  const rowBytes = (<usize>stride) << 3;
  for (let four = z, end = z + <usize>rows * rowBytes; four < end; four += rowBytes << 2) {
    memory.copy(scratch, four, rowBytes << 2);
    let from = scratch;
    for (let to = four, last = four + rowBytes; to < last; to += 16) {
      v128.store(to, v128.load(from));
      v128.store(to + rowBytes, v128.load(from, 16));
      v128.store(to + 2 * rowBytes, v128.load(from, 32));
      v128.store(to + 3 * rowBytes, v128.load(from, 48));
      from += 64;
    }
  }
}

/** Eight pairs of sums, on their way from registers to the matrix. */
const tile: usize = memory.data(128, 16);

/**
 * Adds the products of the rows i0 … i1 with the rows j0 … j1 over the values k0 … k1 to the upper triangle of
 * `out` (`rows` × `rows`). Rows are packed by {@link packRows}; i0, i1, j0 and j1 are multiples of 4, k0 and k1 even.
 *
 * Two rows by four: engines load what a step needs before they multiply, and eight sums with their six factors are what
 * registers can hold. Sums beyond that go by way of memory in every step, which takes twice as long.
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
  const first = z + ((<usize>k0) << 5);
  const length = (<usize>(k1 - k0)) << 5;
  for (let i = i0; i < i1; i += 2) {
    const four = i & ~3;
    for (let j = max(j0, four); j < j1; j += 4) {
      let a = first + <usize>four * bytes + ((<usize>(i & 2)) << 4);
      let b = first + <usize>j * bytes;
      const end = a + length;
      let c00 = f64x2.splat(0);
      let c01 = f64x2.splat(0);
      let c02 = f64x2.splat(0);
      let c03 = f64x2.splat(0);
      let c10 = f64x2.splat(0);
      let c11 = f64x2.splat(0);
      let c12 = f64x2.splat(0);
      let c13 = f64x2.splat(0);
      while (a < end) {
        const a0 = v128.load(a);
        const a1 = v128.load(a, 16);
        const b0 = v128.load(b);
        c00 = f64x2.add(c00, f64x2.mul(a0, b0));
        c10 = f64x2.add(c10, f64x2.mul(a1, b0));
        const b1 = v128.load(b, 16);
        c01 = f64x2.add(c01, f64x2.mul(a0, b1));
        c11 = f64x2.add(c11, f64x2.mul(a1, b1));
        const b2 = v128.load(b, 32);
        c02 = f64x2.add(c02, f64x2.mul(a0, b2));
        c12 = f64x2.add(c12, f64x2.mul(a1, b2));
        const b3 = v128.load(b, 48);
        c03 = f64x2.add(c03, f64x2.mul(a0, b3));
        c13 = f64x2.add(c13, f64x2.mul(a1, b3));
        a += 64;
        b += 64;
      }
      // By way of memory: with their lanes taken out here, the engine would keep sums in memory within the loop, too.
      v128.store(tile, c00);
      v128.store(tile, c01, 16);
      v128.store(tile, c02, 32);
      v128.store(tile, c03, 48);
      v128.store(tile, c10, 64);
      v128.store(tile, c11, 80);
      v128.store(tile, c12, 96);
      v128.store(tile, c13, 112);
      const to = out + ((<usize>i * rows + j) << 3);
      addTile(tile, to);
      addTile(tile + 64, to + ((<usize>rows) << 3));
    }
  }
}

/** Adds the sums of four pairs to four values. */
function addTile(sums: usize, to: usize): void {
  for (const end = to + 32; to < end; to += 8) {
    store<f64>(to, load<f64>(to) + (load<f64>(sums) + load<f64>(sums, 8)));
    sums += 16;
  }
}

/**
 * Rearranges each eight rows in place so that their values of one time lie together: eight for the first time, eight for
 * the second, and so on. `rows` is a multiple of 8; `scratch` has room for eight rows.
 */
export function interleaveRows(z: usize, stride: i32, rows: i32, scratch: usize): void {
  const rowBytes = (<usize>stride) << 3;
  const groupBytes = rowBytes << 3;
  for (let group = z, end = z + <usize>rows * rowBytes; group < end; group += groupBytes) {
    memory.copy(scratch, group, groupBytes);
    for (let row: usize = 0; row < 8; row++) {
      let from = scratch + row * rowBytes;
      let to = group + (row << 3);
      for (const last = from + rowBytes; from < last; from += 8) {
        store<f64>(to, load<f64>(from));
        to += 64;
      }
    }
  }
}

/** Adds the sums of eight rows' values at the listed times to `out`, and behind them those of the squares. */
function addMissing(group: usize, at: usize, end: usize, out: usize): void {
  let s0 = v128.load(out);
  let s1 = v128.load(out, 16);
  let s2 = v128.load(out, 32);
  let s3 = v128.load(out, 48);
  let q0 = v128.load(out, 64);
  let q1 = v128.load(out, 80);
  let q2 = v128.load(out, 96);
  let q3 = v128.load(out, 112);
  for (; at < end; at += 4) {
    const values = group + ((<usize>load<i32>(at)) << 6);
    const a = v128.load(values);
    const b = v128.load(values, 16);
    const c = v128.load(values, 32);
    const d = v128.load(values, 48);
    s0 = f64x2.add(s0, a);
    s1 = f64x2.add(s1, b);
    s2 = f64x2.add(s2, c);
    s3 = f64x2.add(s3, d);
    q0 = f64x2.add(q0, f64x2.mul(a, a));
    q1 = f64x2.add(q1, f64x2.mul(b, b));
    q2 = f64x2.add(q2, f64x2.mul(c, c));
    q3 = f64x2.add(q3, f64x2.mul(d, d));
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
  v128.store(out, q0, 64);
  v128.store(out, q1, 80);
  v128.store(out, q2, 96);
  v128.store(out, q3, 112);
}

/**
 * For each group of eight of the rows j0 … j1 and each of the rows i0 … i1: the sums of the eight rows' values where row i
 * has none, and those of the squares, 16 values. `z` is interleaved with zeros for missing values, whose times are listed
 * in `missing`, from `starts[row × sections + section]` on for each section of `sectionLength` times. Sections are copied to
 * `scratch` first: read in order they come fast, and stay in the first cache.
 */
export function sumWhereMissing(
  z: usize,
  stride: i32,
  i0: i32,
  i1: i32,
  j0: i32,
  j1: i32,
  missing: usize,
  starts: usize,
  sections: i32,
  sectionLength: i32,
  scratch: usize,
  out: usize
): void {
  const sectionBytes = (<usize>sectionLength) << 6;
  const groupBytes = (<usize>(i1 - i0)) << 7;
  for (let j = j0; j < j1; j += 8) {
    const group = z + ((<usize>j * stride) << 3);
    memory.fill(out, 0, groupBytes);
    for (let section = 0; section < sections; section++) {
      const offset = <usize>section * sectionBytes;
      memory.copy(scratch, group + offset, min(sectionBytes, ((<usize>stride) << 6) - offset));
      const values = scratch - offset;
      let to = out;
      let start = starts + ((<usize>(i0 * sections + section)) << 2);
      for (let i = i0; i < i1; i++) {
        const from = load<i32>(start);
        const end = load<i32>(start, 4);
        if (from < end) {
          addMissing(values, missing + ((<usize>from) << 2), missing + ((<usize>end) << 2), to);
        }
        to += 128;
        start += (<usize>sections) << 2;
      }
    }
    out += groupBytes;
  }
}

/**
 * Turns the products (in the upper triangle of `out`) of the rows i0 … i1 with the rows j0 … j1 into correlations over the
 * values that both rows have, and stores how many those are in the lower triangle. Missing values are set bits in the
 * row's `words` 64-bit words of `masks`; `missingOfI` is what sumWhereMissing makes of the rows j by the gaps of the rows
 * i, `missingOfJ` of the rows i by the gaps of the rows j: the sums over what both have follow from those over all less
 * those over what the other row lacks. A pair whose variance all but cancels gets the correlation 2: the caller has to do
 * better.
 */
export function correlateGapped(
  length: i32,
  i0: i32,
  i1: i32,
  j0: i32,
  j1: i32,
  missingOfI: usize,
  missingOfJ: usize,
  masks: usize,
  words: i32,
  out: usize,
  outStride: i32,
  leastShare: f64
): void {
  for (let i = i0; i < i1; i++) {
    const maskI = masks + ((<usize>i * words) << 3);
    for (let j = max(j0, i + 1); j < j1; j++) {
      const maskJ = masks + ((<usize>j * words) << 3);
      let lacking: u64 = 0;
      for (let w = 0; w < words << 3; w += 8) {
        lacking += popcnt<u64>(load<u64>(maskI + w) | load<u64>(maskJ + w));
      }
      const count: f64 = length - <i32>lacking;
      store<f64>(out + ((<usize>j * outStride + i) << 3), count);
      const ofI = missingOfJ + ((<usize>(((i - i0) >> 3) * (j1 - j0) + j - j0)) << 7) + ((<usize>((i - i0) & 7)) << 3);
      const ofJ = missingOfI + ((<usize>(((j - j0) >> 3) * (i1 - i0) + i - i0)) << 7) + ((<usize>((j - j0) & 7)) << 3);
      const sumI = load<f64>(ofI);
      const sumJ = load<f64>(ofJ);
      const varianceI = 1 - load<f64>(ofI, 64) - (sumI * sumI) / count;
      const varianceJ = 1 - load<f64>(ofJ, 64) - (sumJ * sumJ) / count;
      const at = out + ((<usize>i * outStride + j) << 3);
      let r: f64 = 2;
      if (count < 2) {
        r = NaN;
      } else if (varianceI >= leastShare && varianceJ >= leastShare) {
        r = (load<f64>(at) - (sumI * sumJ) / count) / Math.sqrt(varianceI * varianceJ);
      }
      store<f64>(at, r);
    }
  }
}
