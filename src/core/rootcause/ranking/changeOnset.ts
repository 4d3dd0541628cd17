import { type MetricChange } from './metricChange';

/**
 * A change begins where this much of its lasting level is reached: a series that goes with the day lies some spreads from the median of a
 * baseline of a day and more at any noon. The first minute of a rate over five has a fifth.
 */
const leastOfLevel = 1 / 8;

/**
 * The time of the first value, among those from index `from` to `to`, that lies at least `threshold` spreads, and an eighth of the lasting
 * change, from the baseline's median on the side of the metric's change and is followed by another such value (or by none at all). NaN
 * where there is none.
 */
export function changeOnset(
  times: Float64Array,
  values: Float64Array,
  change: MetricChange,
  from: number,
  to: number,
  threshold: number
): number {
  const side = Math.sign(change.level === 0 ? change.peak : change.level);
  const least = Math.max(threshold, leastOfLevel * Math.abs(change.level));
  let candidate = Number.NaN;
  for (let i = from; i <= to; i++) {
    if (Number.isNaN(values[i])) {
      continue;
    }
    const isBeyond = (side * (values[i] - change.baselineMedian)) / change.spread >= least;
    if (!isBeyond) {
      candidate = Number.NaN;
    } else if (Number.isNaN(candidate)) {
      candidate = times[i];
    } else {
      return candidate;
    }
  }
  return candidate;
}
