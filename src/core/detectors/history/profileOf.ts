import { type SeriesMatrix } from '../../series/seriesMatrix';
import { profileStepMs } from '../detector/seriesHistory';

/** Slots do not begin with the quarters of the hour, when jobs are started. */
const offsetMs = 7 * 60_000;

/**
 * The profile of a matrix, as a store answers it: the newest value of each quarter of an hour, NaN for one without samples. Undefined
 * where the matrix is no finer than that.
 */
export function profileOf({ times, values, series, stepMs }: SeriesMatrix): SeriesMatrix | undefined {
  if (stepMs >= profileStepMs || times.length === 0) {
    return undefined;
  }
  const slotOf = (timeMs: number): number => Math.ceil((timeMs - offsetMs) / profileStepMs);
  const first = slotOf(times[0]);
  const count = slotOf(times[times.length - 1]) - first + 1;
  const newest = new Float64Array(series.length * count).fill(NaN);
  for (let s = 0; s < series.length; s++) {
    for (let t = 0; t < times.length; t++) {
      const value = values[s * times.length + t];
      if (!Number.isNaN(value)) {
        newest[s * count + slotOf(times[t]) - first] = value;
      }
    }
  }
  return {
    times: Float64Array.from({ length: count }, (_, i) => (first + i) * profileStepMs + offsetMs),
    stepMs: profileStepMs,
    series,
    values: newest,
  };
}
