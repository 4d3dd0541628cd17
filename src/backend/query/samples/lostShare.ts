/** The share of samples that would have stood for a time of the grid if they were not older than the tolerance. */
export function lostShare(raw: Float64Array, times: Float64Array, toleranceMs: number): number {
  let lost = 0;
  let counted = 0;
  let next = 0;
  for (const time of times) {
    let last = -1;
    while (next < raw.length && (raw[next] ?? NaN) <= time) {
      last = next;
      next += 1;
    }
    if (last >= 0) {
      counted += 1;
      lost += time - (raw[last] ?? NaN) > toleranceMs ? 1 : 0;
    }
  }
  return counted === 0 ? 0 : lost / counted;
}
