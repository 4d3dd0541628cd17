import { quantileInPlace } from './quantileInPlace';
import { type TimeRange } from '../../series/timeRange';
import { presentValues } from '../../statistics/presentValues';
import { lastingLevel, type MetricChange } from './metricChange';

/** A metric's values around the same hours of an earlier day. */
export interface EarlierDay {
  /** How many days earlier. */
  readonly days: number;
  /** Of the values, in the incident's own time: moved on by those days. */
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** So many earlier days, or weeks, tell what is usual at a time. */
const fewestDays = 3;
const fewestSamples = 2;
const daysOfWeek = 7;

/**
 * The share of a change that is usual at this time: for each earlier day the level that its values in the window have
 * over the median of those before it, in the change's spreads, as a share of the change's own; the median over the days, or over
 * the same weekdays if that is greater, so that a few days with incidents of their own do not matter. 0 where fewer than 3 of either have
 * values before and within the window.
 *
 * @returns 0..1
 */
export function usualShare(change: MetricChange, earlier: readonly EarlierDay[], window: TimeRange): number {
  if (!(Math.abs(change.level) > 0)) {
    return 0;
  }
  const told = earlier.flatMap(({ days, times, values }) => {
    const before = presentValues(values.filter((_, i) => times[i] < window.fromMs));
    const within = presentValues(values.filter((_, i) => times[i] >= window.fromMs && times[i] <= window.toMs));
    if (before.length < fewestSamples || within.length < fewestSamples) {
      return [];
    }
    const median = quantileInPlace(before, 0.5);
    const level = lastingLevel(within.map((value) => (value - median) / change.spread));
    return [{ days, share: Math.max(0, Math.min(1, level / change.level)) }];
  });
  const ofDays = told.filter(({ days }) => days <= daysOfWeek);
  const ofWeeks = told.filter(({ days }) => days % daysOfWeek === 0);
  return Math.max(medianShare(ofDays), medianShare(ofWeeks));
}

function medianShare(told: ReadonlyArray<{ readonly share: number }>): number {
  return told.length < fewestDays
    ? 0
    : quantileInPlace(
        Float64Array.from(told, ({ share }) => share),
        0.5
      );
}
