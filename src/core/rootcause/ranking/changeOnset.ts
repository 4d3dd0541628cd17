import { type MetricChange } from './metricChange';

/**
 * The time of the first value, among those from index `from` to `to`, that lies at least `threshold` spreads from the
 * baseline's median on the side of the metric's change and is followed by another such value (or by none at all). NaN
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
  let candidate = Number.NaN;
  for (let i = from; i <= to; i++) {
    if (Number.isNaN(values[i])) {
      continue;
    }
    const isBeyond = (side * (values[i] - change.baselineMedian)) / change.spread >= threshold;
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
