import { seriesValues, type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { thinnedPlaces } from '../../detection/thinnedPlaces';
import { valuesAt } from '../../detection/valuesAt';
import { type JudgedSeries } from './anomalyFields';
import { type JudgedMatrix } from '../../detection/judgedMatrix';

/** One series as it is shown: its own times, and what is known at each of them. */
export interface ShownSeries extends JudgedSeries {
  readonly identity: SeriesIdentity;
  readonly times: Float64Array;
}

/**
 * The series of a detection as a panel shows them: all times, or of each interval of `thinMs` the one with the highest score, so
 * that series have different times. Pauses after each series.
 */
export function* shownSeries(
  { matrix, detection }: JudgedMatrix,
  thinMs: number | undefined
): Generator<undefined, readonly ShownSeries[]> {
  const shown: ShownSeries[] = [];
  for (const [s, identity] of matrix.series.entries()) {
    const value = seriesValues(matrix, s);
    const { expected, lower, upper, score } = detection.series[s] ?? noJudgement(value.length);
    const whole = { identity, times: matrix.times, value, expected, lower, upper, score };
    shown.push(thinMs === undefined ? whole : thinned(whole, thinMs));
    yield;
  }
  return shown;
}

function thinned({ identity, times, value, expected, lower, upper, score }: ShownSeries, thinMs: number): ShownSeries {
  const places = thinnedPlaces(times, score, value, thinMs);
  return {
    identity,
    times: valuesAt(times, places),
    value: valuesAt(value, places),
    expected: valuesAt(expected, places),
    lower: valuesAt(lower, places),
    upper: valuesAt(upper, places),
    score: valuesAt(score, places),
  };
}

function noJudgement(length: number): Omit<JudgedSeries, 'value'> {
  const none = new Float64Array(length).fill(NaN);
  return { expected: none, lower: none, upper: none, score: none };
}
