/** Samples that come a little later than usual are still in time. */
const lateness = 0.1;
/** No sample stands for more steps than this, nor, where steps are short, for longer than ten minutes. */
const mostSteps = 10;
const longestMs = 600_000;

/** The longest tolerance that is chosen at a step. */
function longestToleranceMs(stepMs: number): number {
  return Math.max(mostSteps * stepMs, longestMs);
}

/** How far before a sample others say how soon the next one is due, in longest tolerances. */
const lookedBack = 6;

/** How far before a span samples matter for what its times have. */
export function reachBeforeMs(stepMs: number): number {
  return (lookedBack + 1) * longestToleranceMs(stepMs);
}

/**
 * How long the sample at index `at` stands for times of a grid, where nobody says it: until the next sample is due, so that a
 * missing sample is missing. Due is what the samples shortly before say, by the median of their distances, so that it does not matter
 * how many others are known. Samples off the grid have half a step more, since they come at uneven distances.
 *
 * @param times of the samples, epoch milliseconds, ascending
 * @param grid a time of it, and its step
 */
export function dueAfterMs(
  times: Float64Array,
  at: number,
  grid: { readonly fromMs: number; readonly stepMs: number }
): number {
  const { fromMs, stepMs } = grid;
  const sinceMs = (times[at] ?? NaN) - lookedBack * longestToleranceMs(stepMs);
  let first = at;
  while (first > 0 && (times[first - 1] ?? NaN) > sinceMs) {
    first -= 1;
  }
  const near = times.subarray(first, at + 1);
  return toleranceOf(
    near,
    stepMs,
    near.every((time) => (time - fromMs) % stepMs === 0)
  );
}

/** How old a sample may be and still stand for a time of a grid, by all samples of its series; see {@link dueAfterMs}. */
export function samplingToleranceMs(times: Float64Array, stepMs: number): number {
  return toleranceOf(
    times,
    stepMs,
    times.every((time) => time % stepMs === 0)
  );
}

function toleranceOf(times: Float64Array, stepMs: number, isOnGrid: boolean): number {
  if (times.length < 2) {
    return stepMs - 1;
  }
  const distances = times.slice(1);
  for (let i = 0; i < distances.length; i++) {
    distances[i] = (times[i + 1] ?? NaN) - (times[i] ?? NaN);
  }
  distances.sort();
  const usualMs = distances[distances.length >> 1] ?? stepMs;
  const steps = Math.max(1, Math.ceil(usualMs / stepMs - lateness));
  return Math.min(isOnGrid ? steps * stepMs - 1 : (steps + 0.5) * stepMs, longestToleranceMs(stepMs));
}
