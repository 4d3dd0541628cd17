/**
 * Average ranks, from 1, of `length` values without NaN (−0 equals 0). `scratch` has room for 4 × `length` 64-bit words and
 * 2048 32-bit ones behind them.
 */
export function averageRanks(values: usize, length: i32, scratch: usize, out: usize): void {
  const bytes = (<usize>length) << 4;
  let from = scratch;
  let to = scratch + bytes;
  const counts = scratch + (bytes << 1);
  let all: u64 = 0;
  let first: u64 = 0;
  for (let i = 0; i < length; i++) {
    // Adding 0 turns −0 into 0.
    const bits = reinterpret<u64>(load<f64>(values + ((<usize>i) << 3)) + 0);
    const key = bits ^ ((0 - (bits >> 63)) | 0x8000000000000000);
    first = i == 0 ? key : first;
    all |= key ^ first;
    const at = from + ((<usize>i) << 4);
    store<u64>(at, key);
    store<u64>(at, i, 8);
  }
  for (let shift: u64 = 0; shift < 64; shift += 11) {
    if (((all >> shift) & 2047) == 0) {
      continue;
    }
    memory.fill(counts, 0, 8192);
    for (let at = from, end = from + bytes; at < end; at += 16) {
      const slot = counts + ((<usize>((load<u64>(at) >> shift) & 2047)) << 2);
      store<i32>(slot, load<i32>(slot) + 1);
    }
    let sum = 0;
    for (let slot = counts, end = counts + 8192; slot < end; slot += 4) {
      const count = load<i32>(slot);
      store<i32>(slot, sum);
      sum += count;
    }
    for (let at = from, end = from + bytes; at < end; at += 16) {
      const key = load<u64>(at);
      const slot = counts + ((<usize>((key >> shift) & 2047)) << 2);
      const place = load<i32>(slot);
      store<i32>(slot, place + 1);
      const target = to + ((<usize>place) << 4);
      store<u64>(target, key);
      store<u64>(target, load<u64>(at, 8), 8);
    }
    const swapped = from;
    from = to;
    to = swapped;
  }
  let i = 0;
  while (i < length) {
    const key = load<u64>(from + ((<usize>i) << 4));
    let j = i + 1;
    while (j < length && load<u64>(from + ((<usize>j) << 4)) == key) {
      j++;
    }
    const rank = 0.5 * <f64>(i + j + 1);
    for (; i < j; i++) {
      store<f64>(out + ((<usize>load<u64>(from + ((<usize>i) << 4), 8)) << 3), rank);
    }
  }
}
