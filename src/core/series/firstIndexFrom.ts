/** The index of the first time at or after `timeMs`; the length where there is none. Times ascend; a binary search. */
export function firstIndexFrom(times: Float64Array, timeMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < timeMs) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
