import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { rollingMedians } from '../../statistics/rolling/rollingMedian';
import { leastSpreads } from './leastSpreads';

/** A median absolute deviation of fewer values than this clips nothing. */
const fewestValues = 10;

/**
 * The values from index `first` on as moments may learn from them: what lies further than `limit` robust standard deviations from the
 * median of the `window` samples before it (or, where those stand still, from how finely the `recent` ones are counted) counts as lying that far, so that an incident widens no band. Each depends on
 * the window before it alone. 0 as limit leaves all values as they are.
 */
export function clippedValues(
  values: Float64Array,
  first: number,
  window: number,
  limit: number,
  recent: number
): Float64Array {
  if (limit === 0) {
    return values.slice(first);
  }
  const start = Math.max(0, first - window);
  const { medians, deviations } = rollingMedians(values.subarray(start), window, fewestValues);
  const least = leastSpreads(values, first, recent);
  return values.slice(first).map((value, i) => {
    const at = first + i - 1 - start;
    const median = at < 0 ? NaN : medians[at];
    if (Number.isNaN(median)) {
      return value;
    }
    const reach = limit * Math.max(madToSigma * deviations[at], least[i]);
    return Math.min(Math.max(value, median - reach), median + reach);
  });
}
