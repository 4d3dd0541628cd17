import { type TimeRange } from '../../series/timeRange';

/** A sample that shows at least half of an incident is not normal operation. */
const notQuiet = 0.5;
/** So many of them in a row are an incident and no spike. */
const incidentSamples = 4;
/** An incident begins at one service and ends at another: its edges show less of it than its height. */
const edgeSamples = 2;

/**
 * The spans before a time in which the incident's index (see `locateIncident`) stays low: what is usual, without earlier
 * incidents. The two samples before and after one of those (four samples above 0.5 in a row) are left out as well. Times
 * without an index count as quiet.
 */
export function quietRanges(times: Float64Array, index: Float64Array, beforeMs: number): readonly TimeRange[] {
  const after = times.findIndex((time) => time >= beforeMs);
  const before = index.subarray(0, after < 0 ? times.length : after);
  const isQuiet = Array.from(before, (value) => !(value >= notQuiet));
  for (const [from, to] of incidentsOf(before)) {
    isQuiet.fill(false, Math.max(0, from - edgeSamples), to + edgeSamples);
  }
  const ranges: Array<{ fromMs: number; toMs: number }> = [];
  isQuiet.forEach((quiet, i) => {
    if (quiet && isQuiet[i - 1] === true) {
      ranges[ranges.length - 1].toMs = times[i];
    } else if (quiet) {
      ranges.push({ fromMs: times[i], toMs: times[i] });
    }
  });
  return ranges;
}

/** The runs of samples that are not quiet, as [first, end), of those that are long enough to be an incident. */
function incidentsOf(index: Float64Array): ReadonlyArray<readonly [number, number]> {
  const runs: Array<readonly [number, number]> = [];
  let from = 0;
  for (let i = 0; i <= index.length; i++) {
    if (!(index[i] >= notQuiet)) {
      if (i - from >= incidentSamples) {
        runs.push([from, i]);
      }
      from = i + 1;
    }
  }
  return runs;
}
