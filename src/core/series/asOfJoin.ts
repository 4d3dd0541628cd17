/** How long a value stays valid unless told otherwise. */
export const defaultToleranceMs = 30_000;

/**
 * For every wanted time the last present value of a series at or before it that is at most `toleranceMs` old, else NaN.
 *
 * @param times of the series' samples in epoch milliseconds, ascending; of equal times the later sample counts
 * @param values one for each time; NaN is a missing sample and is looked past
 * @param wanted times to sample at, ascending
 */
export function asOfJoin(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  wanted: ArrayLike<number>,
  toleranceMs = defaultToleranceMs
): Float64Array {
  const joined = new Float64Array(wanted.length);
  asOfJoinInto(times, values, wanted, toleranceMs, joined);
  return joined;
}

/** {@link asOfJoin} into a buffer as long as `wanted`. */
export function asOfJoinInto(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  wanted: ArrayLike<number>,
  toleranceMs: number,
  joinedInPlace: Float64Array
): void {
  let next = 0;
  let lastTime = -Infinity;
  let lastValue = NaN;
  for (let i = 0; i < wanted.length; i++) {
    const time = wanted[i];
    while (next < times.length && times[next] <= time) {
      const value = values[next];
      if (value === value) {
        lastTime = times[next];
        lastValue = value;
      }
      next++;
    }
    joinedInPlace[i] = time - lastTime <= toleranceMs ? lastValue : NaN;
  }
}
