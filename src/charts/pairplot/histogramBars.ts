import { interquartileRange } from '../../core/statistics/interquartileRange';

/** Equal bins over an interval, and how many values of each group lie in them. */
export interface HistogramBars {
  /** One more than there are bins. */
  readonly edges: Float64Array;
  /** A row of counts a group. */
  readonly counts: readonly Int32Array[];
  /** The greatest count of all groups together. */
  readonly greatest: number;
}

const binLimit = 60;

/**
 * Counts values by group in bins as wide as numpy's `auto` rule wants: the narrower of Freedman–Diaconis
 * (2 IQR n^(−1/3)) and Sturges (range / (log2 n + 1)), at most 60 bins. Without any spread there is one bin.
 */
export function histogramBars(values: Float64Array, groups: Int32Array, groupCount: number): HistogramBars {
  const isCounted = (value: number, index: number) => Number.isFinite(value) && groups[index] >= 0;
  const counted = values.filter(isCounted);
  let low = Infinity;
  let high = -Infinity;
  for (const value of counted) {
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  if (counted.length === 0) {
    return { edges: new Float64Array(), counts: [], greatest: 0 };
  }
  const bins = high > low ? binCount(counted, high - low) : 1;
  const from = high > low ? low : low - 0.5;
  const width = high > low ? (high - low) / bins : 1;
  const counts = Array.from({ length: groupCount }, () => new Int32Array(bins));
  values.forEach((value, index) => {
    if (isCounted(value, index)) {
      counts[groups[index]][Math.min(bins - 1, Math.floor((value - from) / width))]++;
    }
  });
  const totals = counts[0].map((_, bin) => counts.reduce((sum, ofGroup) => sum + ofGroup[bin], 0));
  return {
    edges: new Float64Array(bins + 1).map((_, edge) => from + edge * width),
    counts,
    greatest: totals.reduce((most, count) => Math.max(most, count), 0),
  };
}

function binCount(values: Float64Array, range: number): number {
  const sturges = range / (Math.log2(values.length) + 1);
  const freedman = 2 * interquartileRange(values) * values.length ** (-1 / 3);
  const width = freedman > 0 ? Math.min(sturges, freedman) : sturges;
  return Math.min(binLimit, Math.max(1, Math.ceil(range / width)));
}
