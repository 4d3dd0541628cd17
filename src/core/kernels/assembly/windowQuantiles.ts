/** Bits of a key that one pass of the sorting looks at. */
const digitBits: u64 = 11;
const digits: usize = 2048;

/**
 * The quantile of the present values (no NaN) of each of `count` windows, values[starts[w]] … values[ends[w] − 1]: numpy's
 * `linear`; NaN where fewer than `minimum` are present. Neither starts nor ends may descend. `scratch` has room for
 * 5 × `length` + 4 64-bit words and `digits` 32-bit ones.
 *
 * Every value is replaced by its rank once and for all; what is in the window are then bits of a map over the ranks, and
 * the wanted order statistic is counted off from where the last one was: a step costs the same whatever the window.
 */
export function windowQuantiles(
  values: usize,
  length: i32,
  starts: usize,
  ends: usize,
  count: i32,
  probability: f64,
  minimum: i32,
  scratch: usize,
  out: usize
): void {
  const ranks = scratch;
  const map = ranks + ((((<usize>length) << 2) + 7) & ~7);
  const sorted = sortPresent(values, length, ranks, map + (((<usize>length + 127) >> 6) << 3));
  memory.fill(map, 0, ((<usize>length + 127) >> 6) << 3);
  let present = 0;
  // The word at `word` holds the last order statistic; `before` bits are set in the words before it.
  let word = map;
  let before = 0;
  let from = 0;
  let to = 0;
  for (let w = 0; w < count; w++) {
    const start = load<i32>(starts + ((<usize>w) << 2));
    const end = load<i32>(ends + ((<usize>w) << 2));
    if (start >= to) {
      // Nothing stays: what is in the map is taken out, and nothing that was jumped over comes in.
      for (; from < to; from++) {
        const rank = load<i32>(ranks + ((<usize>from) << 2));
        if (rank >= 0) {
          store<u64>(map + (((<usize>rank) >> 6) << 3), 0);
        }
      }
      from = start;
      to = start;
      present = 0;
      before = 0;
      word = map;
    }
    for (; to < end; to++) {
      const rank = load<i32>(ranks + ((<usize>to) << 2));
      if (rank >= 0) {
        const at = map + (((<usize>rank) >> 6) << 3);
        store<u64>(at, load<u64>(at) | ((<u64>1) << (rank & 63)));
        before += <i32>(at < word);
        present++;
      }
    }
    for (; from < start; from++) {
      const rank = load<i32>(ranks + ((<usize>from) << 2));
      if (rank >= 0) {
        const at = map + (((<usize>rank) >> 6) << 3);
        store<u64>(at, load<u64>(at) & ~((<u64>1) << (rank & 63)));
        before -= <i32>(at < word);
        present--;
      }
    }
    let result: f64 = NaN;
    if (present > 0 && present >= minimum) {
      const position = <f64>(present - 1) * probability;
      const below = Math.floor(position);
      const fraction = position - below;
      const wanted = <i32>below;
      while (before > wanted) {
        word -= 8;
        before -= <i32>popcnt(load<u64>(word));
      }
      let bits = load<u64>(word);
      let inWord = <i32>popcnt(bits);
      while (before + inWord <= wanted) {
        before += inWord;
        word += 8;
        bits = load<u64>(word);
        inWord = <i32>popcnt(bits);
      }
      bits = withoutLowest(bits, wanted - before);
      result = load<f64>(sorted + (((word - map) << 6) + ((<usize>ctz(bits)) << 3)));
      if (fraction != 0) {
        bits &= bits - 1;
        let at = word;
        while (bits == 0) {
          at += 8;
          bits = load<u64>(at);
        }
        const high = load<f64>(sorted + (((at - map) << 6) + ((<usize>ctz(bits)) << 3)));
        if (result != high) {
          result = fraction < 0.5 ? result + (high - result) * fraction : high - (high - result) * (1 - fraction);
        }
      }
    }
    store<f64>(out + ((<usize>w) << 3), result);
  }
}

/** The bits but for the `count` lowest of those that are set. */
function withoutLowest(bits: u64, count: i32): u64 {
  let kept = bits;
  let left = count;
  if (left >= 8) {
    const low = <i32>popcnt(kept & 0xffffffff);
    if (left >= low) {
      kept &= 0xffffffff00000000;
      left -= low;
    }
    const next = kept & (kept & 0xffffffff ? 0xffff : 0xffffffffffff);
    const inNext = <i32>popcnt(next);
    if (left >= inNext) {
      kept ^= next;
      left -= inNext;
    }
  }
  for (; left > 0; left--) {
    kept &= kept - 1;
  }
  return kept;
}

/**
 * Writes the rank of every value from 0 (−1 for NaN) to `ranks`, and returns the address of the present values in
 * ascending order, −0 before 0. `scratch` has room for 4 × `length` 64-bit words and `digits` 32-bit ones.
 */
function sortPresent(values: usize, length: i32, ranks: usize, scratch: usize): usize {
  let from = scratch;
  let to = scratch + ((<usize>length) << 4);
  const slots = scratch + ((<usize>length) << 5);
  let all: u64 = 0;
  let first: u64 = 0;
  let end = from;
  for (let i = 0; i < length; i++) {
    const value = load<f64>(values + ((<usize>i) << 3));
    if (value == value) {
      const bits = reinterpret<u64>(value);
      const key = bits ^ ((0 - (bits >> 63)) | 0x8000000000000000);
      first = end == from ? key : first;
      all |= key ^ first;
      store<u64>(end, key);
      store<u64>(end, i, 8);
      end += 16;
    } else {
      store<i32>(ranks + ((<usize>i) << 2), -1);
    }
  }
  const bytes = end - from;
  for (let shift: u64 = 0; shift < 64; shift += digitBits) {
    if (((all >> shift) & (digits - 1)) == 0) {
      continue;
    }
    memory.fill(slots, 0, digits << 2);
    for (let at = from; at < from + bytes; at += 16) {
      const slot = slots + ((<usize>((load<u64>(at) >> shift) & (digits - 1))) << 2);
      store<i32>(slot, load<i32>(slot) + 1);
    }
    let sum = 0;
    for (let slot = slots; slot < slots + (digits << 2); slot += 4) {
      const size = load<i32>(slot);
      store<i32>(slot, sum);
      sum += size;
    }
    for (let at = from; at < from + bytes; at += 16) {
      const pair = v128.load(at);
      const slot = slots + ((<usize>(((<u64>i64x2.extract_lane(pair, 0)) >> shift) & (digits - 1))) << 2);
      const place = load<i32>(slot);
      store<i32>(slot, place + 1);
      v128.store(to + ((<usize>place) << 4), pair);
    }
    const swapped = from;
    from = to;
    to = swapped;
  }
  let rank = 0;
  for (let at = from; at < from + bytes; at += 16) {
    const index = load<u64>(at, 8);
    store<i32>(ranks + ((<usize>index) << 2), rank);
    store<f64>(to + ((<usize>rank) << 3), load<f64>(values + ((<usize>index) << 3)));
    rank++;
  }
  return to;
}
