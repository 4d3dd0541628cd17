import { interquartileRange } from 'simple-statistics';
import { extent } from '../extent';
import { presentValues } from '../presentValues';
import { skewness } from '../skewness';
import { standardDeviation } from '../standardDeviation';

/** How many bins a sample gets: a rule of numpy's, or their number. */
export type BinRule = 'auto' | 'fd' | 'sturges' | 'scott' | 'sqrt' | 'rice' | 'doane' | number;

/** Counts of values in even bins. */
export interface Histogram {
  /** One more than bins, ascending. A value on an edge belongs to the bin above, on the last edge to the last bin. */
  readonly edges: Float64Array;
  readonly counts: Float64Array;
}

/** A rule's bins take up to half a megabyte then. */
const mostRuledBins = 65_536;

/**
 * The histogram of the present finite values between their extremes, as numpy.histogram. Equal values get bins half a
 * unit to either side of them; without values the edges are 0 and 1.
 *
 * Unlike numpy's, a rule never asks for more than `mostBins`: the width that `auto`, `fd` and `scott` find for the bulk of
 * the values would, with one far outlier, take millions of bins (and all memory with a farther one). The bins are wider then.
 * A number of bins that is given is taken as it is.
 */
export function histogram(
  values: ArrayLike<number>,
  rule: BinRule = 'auto',
  mostBins: number = mostRuledBins
): Histogram {
  const finite = presentValues(values).filter(Number.isFinite);
  const { low, high } = finite.length === 0 ? { low: 0, high: 1 } : extent(finite);
  const bins = binCount(finite, high - low, rule, mostBins);
  const edges = evenEdges(low === high ? low - 0.5 : low, low === high ? high + 0.5 : high, bins);
  const counts = new Float64Array(bins);
  const origin = edges[0];
  const range = edges[bins] - origin;
  for (let i = 0; i < finite.length; i++) {
    let bin = Math.min(bins - 1, Math.floor(((finite[i] - origin) / range) * bins));
    // The quotient's rounding must not disagree with the edges.
    if (finite[i] < edges[bin]) {
      bin--;
    } else if (bin < bins - 1 && finite[i] >= edges[bin + 1]) {
      bin++;
    }
    counts[bin]++;
  }
  return { edges, counts };
}

function evenEdges(low: number, high: number, bins: number): Float64Array {
  const step = (high - low) / bins;
  return Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + i * step));
}

function binCount(values: Float64Array, range: number, rule: BinRule, mostBins: number): number {
  if (typeof rule === 'number') {
    return Math.max(1, Math.floor(rule));
  }
  const width = values.length === 0 ? 0 : binWidth(values, range, rule);
  return width > 0 ? Math.min(mostBins, Math.max(1, Math.ceil(range / width))) : 1;
}

/** 0 where the rule gives none: all values are one bin then. */
function binWidth(values: Float64Array, range: number, rule: Exclude<BinRule, number>): number {
  const n = values.length;
  switch (rule) {
    case 'sturges':
      return range / (Math.log2(n) + 1);
    case 'sqrt':
      return range / Math.sqrt(n);
    case 'rice':
      return range / (2 * n ** (1 / 3));
    case 'scott':
      return ((24 * Math.sqrt(Math.PI)) / n) ** (1 / 3) * standardDeviation(values, 'population');
    case 'fd':
      return (2 * interquartileRange(Array.from(values))) / n ** (1 / 3);
    case 'doane':
      return doaneWidth(values, range);
    case 'auto': {
      const byQuartiles = binWidth(values, range, 'fd');
      const bySturges = binWidth(values, range, 'sturges');
      return byQuartiles > 0 ? Math.min(byQuartiles, bySturges) : bySturges;
    }
  }
}

/** Sturges' number, and more for a skewed sample (Doane 1976). */
function doaneWidth(values: Float64Array, range: number): number {
  const n = values.length;
  const skew = skewness(values, 'population');
  if (n <= 2 || skew !== skew) {
    return 0;
  }
  const deviation = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skew) / deviation));
}
