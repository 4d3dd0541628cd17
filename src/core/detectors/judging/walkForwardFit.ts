import { firstIndexFrom } from '../../series/firstIndexFrom';
import { type SeriesMatrix } from '../../series/seriesMatrix';
import { type ModelContext } from '../detector/detector';
import { walkForwardSamples } from '../history/walkForwardSamples';
import { withoutEpisodes } from './withoutEpisodes';

/** With fewer rows than this that are old enough, newer ones teach, too. */
const fewestSettled = 300;
/** Of the rows that there are, no more than this share is left out since it is new. */
const mostDelayed = 0.25;
/** Series that have not been for so many delays are young. */
const youngDelays = 2;

/** What the rows from an index on are judged by. */
export interface WalkForwardFit {
  /** The rows that teach: flat, one row after the other. */
  readonly training: Float64Array;
  /** The index after the last row that the same fit judges. */
  readonly end: number;
}

/**
 * The fit of the rows from an index on, where no training is pinned. A model is made at multiples of the refit by the query's clock
 * (`walkForwardSamples`) from the training's rows that are old enough then, or older than the newest quarter where the series have not been
 * long; while there are few of those, from the oldest that there are. Which model judges a row depends on its time and on the rows of that window alone.
 *
 * @param rows of the matrix: flat, one row after the other
 */
export function walkForwardFit(
  { times, stepMs, series }: SeriesMatrix,
  rows: Float64Array,
  from: number,
  { clock, options }: ModelContext
): WalkForwardFit {
  const { training, delay, refit, youngRefit } = walkForwardSamples(options, stepMs);
  const fitMsAt = (timeMs: number, samples: number): number => {
    const localMs = clock.localMs(timeMs);
    return timeMs - (localMs - Math.floor(localMs / (samples * stepMs)) * samples * stepMs);
  };
  const knownAt = (fittedMs: number): { readonly first: number; readonly known: number } => {
    const known = firstIndexFrom(times, fittedMs);
    const start = firstIndexFrom(times, fittedMs - (delay + training) * stepMs);
    return { first: firstRowWithValues(rows, series.length, start, known), known };
  };
  const old = knownAt(fitMsAt(times[from], refit));
  const isYoung = old.known - old.first < youngDelays * delay;
  const samples = isYoung ? youngRefit : refit;
  const fittedMs = fitMsAt(times[from], samples);
  const { first, known } = isYoung ? knownAt(fittedMs) : old;
  const left = Math.min(delay, Math.floor(mostDelayed * (known - first)));
  const settled = firstIndexFrom(times, fittedMs - left * stepMs);
  const oldest = Math.max(first, firstIndexFrom(times, fittedMs - (left + training) * stepMs));
  const newest = Math.min(known, Math.max(settled, first + fewestSettled));
  let end = from + 1;
  while (end < times.length && fitMsAt(times[end], samples) === fittedMs) {
    end += 1;
  }
  const rowsKnown = rows.subarray(oldest * series.length, newest * series.length);
  return { training: withoutEpisodes(rowsKnown, times.subarray(oldest, newest), clock), end };
}

/** The first row of a range that has any value: rows from before the series began are not missing. */
function firstRowWithValues(rows: Float64Array, width: number, start: number, end: number): number {
  let place = start * width;
  while (place < end * width && Number.isNaN(rows[place])) {
    place += 1;
  }
  return Math.min(end, Math.floor(place / Math.max(1, width)));
}
