/**
 * The ranks of the values, from 1; equal values share the mean of their ranks, a missing value (NaN) has none (NaN)
 * and counts for nobody. O(n log n).
 */
export function rank(values: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(values.length).fill(NaN);
  const order = sortedOrder(values);
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) {
      end++;
    }
    const shared = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      ranks[order[i]] = shared;
    }
    start = end;
  }
  return ranks;
}

/** The indices of the present values in ascending order of value; equal values keep their order. */
export function sortedOrder(values: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) {
      order[count++] = i;
    }
  }
  return order.subarray(0, count).sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b));
}
