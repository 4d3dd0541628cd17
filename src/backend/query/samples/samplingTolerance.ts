/** Samples that come a little later than usual are still in time. */
const lateness = 0.1;
/** No sample stands for more steps than this, nor, where steps are short, for longer than ten minutes. */
const mostSteps = 10;
const longestMs = 600_000;

/** The longest tolerance that is chosen at a step: how far before a range its first samples may lie. */
export function longestToleranceMs(stepMs: number): number {
  return Math.max(mostSteps * stepMs, longestMs);
}

/**
 * How old a sample of a series may be and still stand for a time of a grid, where nobody says it: until the next sample is due,
 * so that a missing sample is missing. Samples off the grid have half a step more, since they come at uneven distances.
 *
 * @param times of the samples, epoch milliseconds, ascending
 */
export function samplingToleranceMs(times: Float64Array, stepMs: number): number {
  if (times.length < 2) {
    return stepMs - 1;
  }
  const distances = new Float64Array(times.length - 1);
  let isOnGrid = true;
  for (let i = 1; i < times.length; i++) {
    distances[i - 1] = (times[i] ?? NaN) - (times[i - 1] ?? NaN);
    isOnGrid &&= Number.isInteger(((times[i] ?? NaN) - (times[0] ?? NaN)) / stepMs);
  }
  distances.sort();
  const usualMs = distances[distances.length >> 1] ?? stepMs;
  const steps = Math.max(1, Math.ceil(usualMs / stepMs - lateness));
  const toleranceMs = isOnGrid && (times[0] ?? NaN) % stepMs === 0 ? steps * stepMs - 1 : (steps + 0.5) * stepMs;
  return Math.min(toleranceMs, longestToleranceMs(stepMs));
}
