import { type SeriesMatrix } from '../../series/seriesMatrix';
import { quantileInPlace } from '../ranking/quantileInPlace';
import { type TimeRange } from '../../series/timeRange';
import { unusualness } from './unusualness';

export interface LocatedIncident {
  /** The window that was asked for, begun earlier where the incident did. */
  readonly window: TimeRange;
  /** The first time of the window that shows the incident; the window's begin where none does. */
  readonly onsetMs: number;
  /** How much of the incident each time of the matrix shows: 0 as ever, 1 as at its height; NaN without any value. */
  readonly index: Float64Array;
  /** Whether the last two samples still show it. */
  readonly isOngoing: boolean;
}

/** From this share of the incident's height on a sample belongs to an incident rather than to normal operation. */
const incidentShare = 0.45;
/** Going back in time, the search ends once so much has been lost since the best onset: some two and a half usual samples. */
const mostLost = 1;
/** Low, so that a history of which a good half is incident still tells what is usual. */
const baseQuantile = 0.3;
/** An incident's height is at least so many deviations below the base over it. */
const leastHeight = 3;
const heightQuantile = 0.9;
const fewestSamples = 4;
const lastSamples = 2;

/**
 * Finds when the incident of a window began, so that a window that opens late, or slides along while the incident lasts,
 * gives the same picture as one that opened in time.
 *
 * At each time the set's unusualness against the history before the window is put on a scale from its base there (0) to
 * its height around the window (1). Going back from the window, the onset is where the sum of what exceeds 0.45 is
 * greatest (a CUSUM in reverse), so that short pauses do not end an incident and what was over long before is another one.
 *
 * @param target index of the series that shows the symptom, see `unusualness`
 */
export function locateIncident(matrix: SeriesMatrix, asked: TimeRange, target?: number): LocatedIncident {
  const { times } = matrix;
  const first = Math.max(
    0,
    times.findIndex((time) => time >= asked.fromMs)
  );
  const last = times.findLastIndex((time) => time <= asked.toMs);
  const values = unusualness(matrix, first, target);
  const history = present(values.subarray(0, first));
  const base = history.length === 0 ? 0 : quantileInPlace(history.slice(), baseQuantile);
  const below = history.filter((value) => value <= base).map((value) => base - value);
  const deviation = below.length === 0 ? 0 : quantileInPlace(below, 0.5);
  const around = Math.max(fewestSamples, 3 * (last - first + 1));
  const height =
    quantileInPlace(present(values.subarray(Math.max(0, first - around), last + 1)), heightQuantile) - base;
  const unit = Math.max(height, leastHeight * deviation, Number.MIN_VALUE) || Number.MIN_VALUE;
  const index = values.map((value) => Math.max(0, Math.min(1, (value - base) / unit)));

  let onset = first;
  let gained = 0;
  let most = 0;
  for (let i = first - 1; i >= 0 && gained >= most - mostLost; i--) {
    gained += Number.isNaN(index[i]) ? 0 : index[i] - incidentShare;
    if (gained > most) {
      most = gained;
      onset = i;
    }
  }
  const recent = present(index.subarray(Math.max(0, last + 1 - lastSamples), last + 1));
  const shown = times.findIndex((time, i) => i >= onset && time <= asked.toMs && index[i] >= incidentShare);
  const fromMs = Math.min(asked.fromMs, times[onset] ?? asked.fromMs);
  return {
    window: { fromMs, toMs: asked.toMs },
    onsetMs: times[shown] ?? fromMs,
    index,
    isOngoing: recent.length > 0 && recent.every((value) => value >= incidentShare),
  };
}

function present(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value));
}
