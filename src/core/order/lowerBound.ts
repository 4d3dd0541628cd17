/** The first place in ascending values (the first `count` of them) that holds `value` or more; `count` where there is none. */
export function lowerBound(sorted: Float64Array, value: number, count = sorted.length): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
