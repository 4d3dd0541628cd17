import { type HistogramBuckets } from './shapeGroup';

/**
 * A quantile of the values that a histogram counted, interpolated within its bucket. A bucket without an upper bound
 * counts at its lower one; NaN without counts.
 */
export function histogramQuantile({ edges, counts }: HistogramBuckets, probability: number): number {
  const total = counts.reduce((sum, value) => sum + value, 0);
  const rank = probability * total;
  let below = 0;
  for (let index = 0; index < counts.length; index++) {
    const inBucket = counts[index] ?? 0;
    if (inBucket > 0 && below + inBucket >= rank) {
      const lower = edges[index] ?? Number.NaN;
      const upper = edges[index + 1] ?? Number.NaN;
      if (!Number.isFinite(upper)) {
        return lower;
      }
      return Number.isFinite(lower) ? lower + ((upper - lower) * (rank - below)) / inBucket : upper;
    }
    below += inBucket;
  }
  return Number.NaN;
}
