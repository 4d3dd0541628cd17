import { histogram } from '../../core/statistics/densities/histogram';

/** Equal bins over an interval, and how many values of each group lie in them. */
export interface HistogramBars {
  /** One more than there are bins; empty without values. */
  readonly edges: Float64Array;
  /** A row of counts a group. */
  readonly counts: readonly Int32Array[];
  /** The greatest count of all groups together. */
  readonly greatest: number;
}

/** Narrower bins could not be told apart in a cell; numpy's rule asks for thousands where there is an outlier. */
const binLimit = 60;

/** Counts values by group in the bins of numpy's `auto` rule for all of them, but at most 60. */
export function histogramBars(values: Float64Array, groups: Int32Array, groupCount: number): HistogramBars {
  const counted = values.filter((value, index) => Number.isFinite(value) && groups[index] >= 0);
  if (counted.length === 0) {
    return { edges: new Float64Array(), counts: [], greatest: 0 };
  }
  const { edges, counts: totals } = histogram(counted, 'auto', binLimit);
  const bins = totals.length;
  const counts = Array.from({ length: groupCount }, () => new Int32Array(bins));
  const from = edges[0];
  const width = edges[bins] - from;
  values.forEach((value, index) => {
    if (Number.isFinite(value) && groups[index] >= 0) {
      let bin = Math.min(bins - 1, Math.floor(((value - from) / width) * bins));
      bin += value < edges[bin] ? -1 : bin < bins - 1 && value >= edges[bin + 1] ? 1 : 0;
      counts[groups[index]][bin]++;
    }
  });
  return { edges, counts, greatest: totals.reduce((most, count) => Math.max(most, count), 0) };
}
