/** A regular grid of times. Its points are the multiples of `stepMs` since the epoch within [fromMs, toMs]. */
export interface TimeGrid {
  readonly fromMs: number;
  readonly toMs: number;
  /** Greater than 0. */
  readonly stepMs: number;
}

/**
 * The times of a grid, ascending. They are multiples of the step, so that the same instant is a grid point whatever the
 * range that was asked for, and results do not depend on zoom. Empty for an inverted range.
 */
export function gridTimes({ fromMs, toMs, stepMs }: TimeGrid): Float64Array {
  if (!(stepMs > 0)) {
    throw new RangeError(`step must be positive, is ${stepMs}`);
  }
  const first = Math.ceil(fromMs / stepMs);
  const last = Math.floor(toMs / stepMs);
  const times = new Float64Array(Math.max(0, last - first + 1));
  for (let i = 0; i < times.length; i++) {
    times[i] = (first + i) * stepMs;
  }
  return times;
}
