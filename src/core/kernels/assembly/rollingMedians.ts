/**
 * The median of the present values (no NaN) of every trailing window of `window` values and, unless `deviations` is 0,
 * their median absolute deviation; NaN where fewer than `minimum` are present. `sorted` has room for `window` + 4 values.
 */
export function rollingMedianPass(
  values: usize,
  length: i32,
  window: i32,
  minimum: i32,
  sorted: usize,
  medians: usize,
  deviations: usize
): void {
  let count = 0;
  for (let i = 0; i < length; i++) {
    const at = (<usize>i) << 3;
    const added = load<f64>(values + at);
    const removed = i < window ? NaN : load<f64>(values + ((<usize>(i - window)) << 3));
    if (added == added) {
      if (removed == removed) {
        // Both searches at once. The first value not below `removed` is it.
        let to = 0;
        let from = 0;
        let size = count;
        while (size > 1) {
          const half = size >> 1;
          const middle = sorted + ((<usize>(half - 1)) << 3);
          to = select<i32>(to + half, to, load<f64>(middle + ((<usize>to) << 3)) < added);
          from = select<i32>(from + half, from, load<f64>(middle + ((<usize>from) << 3)) < removed);
          size -= half;
        }
        to += <i32>(load<f64>(sorted + ((<usize>to) << 3)) < added);
        from += <i32>(load<f64>(sorted + ((<usize>from) << 3)) < removed);
        if (from < to) {
          moveDown(sorted, from, to - 1);
          store<f64>(sorted + ((<usize>(to - 1)) << 3), added);
        } else {
          moveUp(sorted, to, from);
          store<f64>(sorted + ((<usize>to) << 3), added);
        }
      } else {
        const to = placeOf(sorted, count, added);
        moveUp(sorted, to, count);
        store<f64>(sorted + ((<usize>to) << 3), added);
        count++;
      }
    } else if (removed == removed) {
      count--;
      moveDown(sorted, placeOf(sorted, count + 1, removed), count);
    }
    let median: f64 = NaN;
    if (count >= minimum && count > 0) {
      const middle = sorted + ((<usize>(count >> 1)) << 3);
      median = load<f64>(middle);
      if ((count & 1) == 0) {
        const below = load<f64>(middle - 8);
        median = below == median ? median : 0.5 * below + 0.5 * median;
      }
    }
    store<f64>(medians + at, median);
    if (deviations != 0) {
      store<f64>(deviations + at, medianDistance(sorted, count, median));
    }
  }
}

/** How many of the ascending values are below `value`. */
function placeOf(sorted: usize, count: i32, value: f64): i32 {
  let base = 0;
  let size = count;
  while (size > 1) {
    const half = size >> 1;
    base = load<f64>(sorted + ((<usize>(base + half - 1)) << 3)) < value ? base + half : base;
    size -= half;
  }
  return size == 1 && load<f64>(sorted + ((<usize>base) << 3)) < value ? base + 1 : base;
}

/** sorted[from … to − 1] ← sorted[from + 1 … to]. */
function moveDown(sorted: usize, from: i32, to: i32): void {
  let at = sorted + ((<usize>from) << 3);
  const end = sorted + ((<usize>to) << 3);
  while (at + 8 < end) {
    v128.store(at, v128.load(at, 8));
    at += 16;
  }
  if (at < end) {
    store<f64>(at, load<f64>(at, 8));
  }
}

/** sorted[from + 1 … to] ← sorted[from … to − 1]. */
function moveUp(sorted: usize, from: i32, to: i32): void {
  const start = sorted + ((<usize>from) << 3);
  let at = sorted + ((<usize>to) << 3);
  while (at > start + 8) {
    v128.store(at - 8, v128.load(at - 16));
    at -= 16;
  }
  if (at > start) {
    store<f64>(at, load<f64>(at - 8));
  }
}

/**
 * The median distance from `median`: the distances to both sides are ascending, so the smallest ones are found by halving.
 */
function medianDistance(sorted: usize, count: i32, median: f64): f64 {
  if (!(count > 0 && median == median)) {
    return NaN;
  }
  const split = placeOf(sorted, count, median);
  const left = split;
  const right = count - split;
  const wanted = (count >> 1) + 1;
  // How many of the `wanted` smallest distances lie on the left.
  let low = max(0, wanted - right);
  let high = min(wanted, left);
  while (low < high) {
    const middle = (low + high) >> 1;
    const onLeft = median - load<f64>(sorted + ((<usize>(split - 1 - middle)) << 3));
    const onRight = load<f64>(sorted + ((<usize>(split + wanted - middle - 1)) << 3)) - median;
    if (onLeft < onRight) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const fromRight = wanted - low;
  let greatest: f64 = low > 0 ? median - load<f64>(sorted + ((<usize>(split - low)) << 3)) : -1;
  const greatestRight: f64 = fromRight > 0 ? load<f64>(sorted + ((<usize>(split + fromRight - 1)) << 3)) - median : -1;
  let second: f64;
  if (greatestRight > greatest) {
    second = fromRight > 1 ? load<f64>(sorted + ((<usize>(split + fromRight - 2)) << 3)) - median : -1;
    second = max(second, greatest);
    greatest = greatestRight;
  } else {
    second = low > 1 ? median - load<f64>(sorted + ((<usize>(split - low + 1)) << 3)) : -1;
    second = max(second, greatestRight);
  }
  return (count & 1) == 1 || second == greatest ? greatest : 0.5 * second + 0.5 * greatest;
}
