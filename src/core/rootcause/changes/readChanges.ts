import { quantileInPlace } from '../ranking/quantileInPlace';
import { presentValues } from '../../statistics/presentValues';
import { type ChangeReading } from './changeSource';

/** A time at which a series tells of a change, and the values before and at it. */
export interface ReadChange {
  readonly timeMs: number;
  readonly before: number;
  readonly after: number;
}

/** Times of the epoch in seconds lie above this: the year 2001. */
const leastEpochSeconds = 1e9;
/** A share from here on is at its limit. */
const atLimit = 0.95;
/** What is usual is left when values are twice its 99 % quantile. */
const usualQuantile = 0.99;
const burstFactor = 2;

/**
 * The changes that one series tells of: see {@link ChangeReading}. NaN is a missing value and tells nothing, but for
 * `active`, whose series often exist only while they are active.
 *
 * @param usualUntilMs what is usual is known from the values before
 */
export function readChanges(
  reading: ChangeReading,
  times: Float64Array,
  values: Float64Array,
  usualUntilMs: number
): readonly ReadChange[] {
  switch (reading) {
    case 'step':
      return steps(times, values, (before, after) => after !== before);
    case 'count':
      return steps(times, values, (before, after) => after > before);
    case 'fall':
      return steps(times, values, (before, after) => after < before);
    case 'inactive':
      return steps(times, values, (before, after) => before > 0 && after === 0);
    case 'active':
      return begins(times, values, (value) => value > 0);
    case 'limit': {
      const scale = values.some((value) => value > 1.5) ? 100 : 1;
      return begins(times, values, (value) => value >= atLimit * scale);
    }
    case 'burst': {
      const usual = presentValues(values.filter((_, i) => times[i] < usualUntilMs));
      const level = usual.length === 0 ? Number.POSITIVE_INFINITY : burstFactor * quantileInPlace(usual, usualQuantile);
      return begins(times, values, (value) => value > level);
    }
    case 'start':
      return epochs(times, values, 0);
    case 'expiry':
      return epochs(times, values, 1);
    case 'versions':
      return [];
  }
}

function steps(
  times: Float64Array,
  values: Float64Array,
  isChange: (before: number, after: number) => boolean
): readonly ReadChange[] {
  const found: ReadChange[] = [];
  let before = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    const after = values[i];
    if (Number.isNaN(after)) {
      continue;
    }
    if (!Number.isNaN(before) && isChange(before, after)) {
      found.push({ timeMs: times[i], before, after });
    }
    before = after;
  }
  return found;
}

/** Where a condition begins to hold that did not at the sample before; at the first sample nothing is known to begin. */
function begins(times: Float64Array, values: Float64Array, holds: (value: number) => boolean): readonly ReadChange[] {
  const found: ReadChange[] = [];
  for (let i = 1; i < values.length; i++) {
    if (holds(values[i]) && !holds(values[i - 1])) {
      found.push({ timeMs: times[i], before: values[i - 1], after: values[i] });
    }
  }
  return found;
}

/**
 * Times that the values themselves name, in seconds of the epoch, as far as they lie within the matrix. Of ends (`sign` 1)
 * what is left, in seconds, serves as well.
 */
function epochs(times: Float64Array, values: Float64Array, sign: 0 | 1): readonly ReadChange[] {
  const [first, last] = [times[0] ?? Number.NaN, times[times.length - 1] ?? Number.NaN];
  if (sign === 1 && values.some((value) => value < leastEpochSeconds)) {
    return steps(times, values, (before, after) => before > 0 && after <= 0);
  }
  return [...new Set(presentValues(values))]
    .filter((value) => value * 1000 > first && value * 1000 <= last)
    .map((value) => ({ timeMs: value * 1000, before: Number.NaN, after: value }));
}
