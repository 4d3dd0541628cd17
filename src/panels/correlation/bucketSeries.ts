import { firstIndexFrom } from '../../core/series/firstIndexFrom';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { groupedValues } from '../../core/series/groupedValues';
import { extent } from '../../core/statistics/extent';
import { mean } from '../../core/statistics/mean';
import { quantile } from '../../core/statistics/quantile';
import { sum } from '../../core/statistics/sum';
import { type BucketColumns } from './bucketColumns';
import { localHours } from './localHours';
import { type MatrixResult } from './matrixResult';
import { type Aggregation, type CorrelationOptions } from './options';

type BucketOptions = Pick<CorrelationOptions, 'bucket' | 'aggregation'>;

/**
 * Series as rows of buckets of time: hours of the day or week in a time zone, or intervals. A bucket without samples is
 * NaN, its count 0. `columns` are those of the series and options.
 */
export function bucketSeries(
  series: readonly LabelledSeries[],
  columns: BucketColumns,
  options: BucketOptions,
  timeZone: string
): MatrixResult {
  const count = columns.names.length;
  const indexOf = bucketIndex(columns, options, timeZone);
  const columnOf = (time: number) => {
    const index = indexOf(time);
    return index >= 0 && index < count ? index : -1;
  };
  const known = new Map<Float64Array, Int32Array>();
  const values = new Float64Array(series.length * count);
  series.forEach((one, row) => {
    const buckets = known.get(one.times) ?? Int32Array.from(one.times, columnOf);
    known.set(one.times, buckets);
    const { sorted, starts } = groupedValues(one.values, buckets, count);
    for (let bucket = 0; bucket < count; bucket++) {
      const samples = sorted.subarray(starts[bucket], starts[bucket + 1]);
      values[row * count + bucket] = aggregate(samples, options.aggregation);
    }
  });
  return {
    kind: 'values',
    method: null,
    rows: series.map((one) => one.name),
    columns: columns.names,
    ...(columns.times ? { columnTimes: columns.times } : {}),
    values,
    details: {},
  };
}

function bucketIndex({ times }: BucketColumns, options: BucketOptions, timeZone: string): (timeMs: number) => number {
  if (options.bucket === 'interval') {
    const starts = times ?? new Float64Array();
    return (time) => {
      const index = firstIndexFrom(starts, time);
      return starts[index] === time ? index : index - 1;
    };
  }
  const hoursOf = localHours(timeZone);
  switch (options.bucket) {
    case 'hourOfDay':
      return (time) => hoursOf(time).hour;
    case 'dayOfWeek':
      return (time) => hoursOf(time).weekday;
    case 'hourOfWeek':
      return (time) => {
        const { weekday, hour } = hoursOf(time);
        return weekday * 24 + hour;
      };
  }
}

function aggregate(samples: Float64Array, aggregation: Aggregation): number {
  if (aggregation === 'count') {
    return samples.length;
  }
  // A sample alone is its own mean and quantile: short intervals have many such buckets.
  if (samples.length < 2) {
    return samples[0] ?? Number.NaN;
  }
  switch (aggregation) {
    case 'mean':
      return mean(samples);
    case 'sum':
      return sum(samples);
    case 'last':
      return samples[samples.length - 1] ?? Number.NaN;
    case 'min':
      return extent(samples).low;
    case 'max':
      return extent(samples).high;
    case 'median':
      return quantile(samples, 0.5);
    case 'p95':
      return quantile(samples, 0.95);
    case 'p99':
      return quantile(samples, 0.99);
  }
}
