import { failure, type Result, success } from '../../core/result';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { mean } from '../../core/statistics/mean';
import { quantile } from '../../core/statistics/quantile';
import { localHours } from './localHours';
import { type MatrixResult } from './matrixResult';
import { type Aggregation, type CorrelationOptions } from './options';
import { texts } from './texts';

/** More columns than pixels say nothing. */
const columnLimit = 2000;
const minuteMs = 60_000;

type BucketOptions = Pick<CorrelationOptions, 'bucket' | 'bucketMinutes' | 'aggregation'>;

/** Columns of a value heatmap: which one a time belongs to, and their names. */
interface Buckets {
  readonly names: readonly string[];
  readonly indexOf: (timeMs: number) => number;
  readonly times?: Float64Array;
}

/**
 * Series as rows of buckets of time: hours of the day or week in a time zone, or intervals. A bucket without samples is
 * NaN, its count 0.
 */
export function bucketSeries(
  series: readonly LabelledSeries[],
  options: BucketOptions,
  timeZone: string,
  formatTime: (timeMs: number) => string
): Result<MatrixResult> {
  const buckets =
    options.bucket === 'interval'
      ? intervalBuckets(series, Math.max(1, options.bucketMinutes) * minuteMs, formatTime)
      : calendarBuckets(options.bucket, timeZone);
  const columns = buckets.names.length;
  if (columns > columnLimit) {
    return failure(texts.tooManyBuckets(columnLimit));
  }
  const values = new Float64Array(series.length * columns);
  series.forEach((one, row) => values.set(aggregated(one, buckets, options.aggregation), row * columns));
  return success({
    kind: 'values',
    method: null,
    rows: series.map((one) => one.name),
    columns: buckets.names,
    ...(buckets.times ? { columnTimes: buckets.times } : {}),
    values,
    details: {},
  });
}

function calendarBuckets(bucket: 'hourOfDay' | 'hourOfWeek' | 'dayOfWeek', timeZone: string): Buckets {
  const hoursOf = localHours(timeZone);
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  switch (bucket) {
    case 'hourOfDay':
      return { names: hours, indexOf: (time) => hoursOf(time).hour };
    case 'dayOfWeek':
      return { names: texts.days, indexOf: (time) => hoursOf(time).weekday };
    case 'hourOfWeek':
      return {
        names: texts.days.flatMap((day) => hours.map((hour) => `${day} ${hour}`)),
        indexOf: (time) => {
          const { weekday, hour } = hoursOf(time);
          return weekday * 24 + hour;
        },
      };
  }
}

function intervalBuckets(
  series: readonly LabelledSeries[],
  intervalMs: number,
  formatTime: (timeMs: number) => string
): Buckets {
  let first = Infinity;
  let last = -Infinity;
  for (const { times } of series) {
    first = Math.min(first, Math.floor((times[0] ?? Infinity) / intervalMs));
    last = Math.max(last, Math.floor((times[times.length - 1] ?? -Infinity) / intervalMs));
  }
  const count = last >= first ? last - first + 1 : 0;
  const named = Math.min(count, columnLimit + 1);
  return {
    names: Array.from({ length: named }, (_, index) => formatTime((first + index) * intervalMs)),
    indexOf: (time) => Math.floor(time / intervalMs) - first,
    times: Float64Array.from({ length: named }, (_, index) => (first + index) * intervalMs),
  };
}

function aggregated({ times, values }: LabelledSeries, buckets: Buckets, aggregation: Aggregation): number[] {
  const samples = buckets.names.map((): number[] => []);
  times.forEach((time, index) => {
    const value = values[index] ?? Number.NaN;
    if (!Number.isNaN(value)) {
      samples[buckets.indexOf(time)]?.push(value);
    }
  });
  return samples.map((bucket) => aggregate(bucket, aggregation));
}

function aggregate(samples: readonly number[], aggregation: Aggregation): number {
  switch (aggregation) {
    case 'mean':
      return mean(samples);
    case 'sum':
      return samples.length === 0 ? Number.NaN : samples.reduce((sum, value) => sum + value, 0);
    case 'count':
      return samples.length;
    case 'last':
      return samples[samples.length - 1] ?? Number.NaN;
    case 'min':
      return quantile(samples, 0);
    case 'max':
      return quantile(samples, 1);
    case 'median':
      return quantile(samples, 0.5);
    case 'p95':
      return quantile(samples, 0.95);
    case 'p99':
      return quantile(samples, 0.99);
  }
}
