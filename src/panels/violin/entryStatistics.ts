import { histogramQuantile } from './histogramQuantile';
import { joinedValues } from './joinedValues';
import { type HistogramBuckets, type ShapeGroup } from './shapeGroup';
import { type Statistic, valueStatistics } from './valueStatistics';

/** Grafana's calculations over the values of an entry of the legend; of a histogram those that its buckets tell. */
export function entryStatistics(groups: readonly ShapeGroup[], ids: readonly string[]): Record<string, Statistic> {
  const [first] = groups;
  if (first?.histogram) {
    const { histogram } = first;
    return Object.fromEntries(ids.map((id) => [id, histogramStatistic(histogram, id)]));
  }
  return valueStatistics(joinedValues(groups.map((group) => group.values)), ids);
}

/** What the counts of buckets tell; the rest is not known. */
function histogramStatistic(histogram: HistogramBuckets, id: string): number | null {
  if (id === 'count') {
    return histogram.counts.reduce((sum, count) => sum + count, 0);
  }
  const percentile = id === 'median' ? 50 : Number(/^p(\d+)$/.exec(id)?.[1]);
  return Number.isFinite(percentile) ? histogramQuantile(histogram, percentile / 100) : null;
}
