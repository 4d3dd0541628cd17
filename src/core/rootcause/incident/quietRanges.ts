import { type TimeRange } from '../../series/timeRange';

/** A sample that shows at least half of an incident is not normal operation. */
const notQuiet = 0.5;

/**
 * The spans before a time in which the incident's index (see `locateIncident`) stays low: what is usual, without earlier
 * incidents. Times without an index count as quiet.
 */
export function quietRanges(times: Float64Array, index: Float64Array, beforeMs: number): readonly TimeRange[] {
  const ranges: Array<{ fromMs: number; toMs: number }> = [];
  let isOpen = false;
  for (let i = 0; i < times.length && times[i] < beforeMs; i++) {
    const isQuiet = !(index[i] >= notQuiet);
    if (isQuiet && isOpen) {
      ranges[ranges.length - 1].toMs = times[i];
    } else if (isQuiet) {
      ranges.push({ fromMs: times[i], toMs: times[i] });
    }
    isOpen = isQuiet;
  }
  return ranges;
}
