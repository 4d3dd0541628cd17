import { failure, type Result, success } from '../../core/result';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { bucketIntervalMs } from './bucketIntervalMs';
import { type CorrelationOptions } from './options';
import { texts } from './texts';

/** More columns than pixels say nothing. */
const columnLimit = 2000;
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Columns of a value heatmap, for {@link CorrelationOptions.bucket}; their names are in the reader's language. */
export interface BucketColumns {
  readonly names: readonly string[];
  /** Columns that are intervals: the start of each in epoch milliseconds, ascending. */
  readonly times?: Float64Array;
}

/**
 * The hours of the day or week, the days, or the intervals that series take, from the first sample's to the last one's:
 * looks at the ends of the series only.
 */
export function bucketColumns(
  series: readonly LabelledSeries[],
  options: Pick<CorrelationOptions, 'bucket' | 'bucketMinutes'>,
  formatTime: (timeMs: number) => string
): Result<BucketColumns> {
  switch (options.bucket) {
    case 'hourOfDay':
      return success({ names: hours });
    case 'dayOfWeek':
      return success({ names: texts.days });
    case 'hourOfWeek':
      return success({ names: texts.days.flatMap((day) => hours.map((hour) => `${day} ${hour}`)) });
    case 'interval': {
      const times = intervalStarts(series, bucketIntervalMs(options));
      return times
        ? success({ names: Array.from(times, formatTime), times })
        : failure(texts.tooManyBuckets(columnLimit));
    }
  }
}

/** Null where there are too many. */
function intervalStarts(series: readonly LabelledSeries[], intervalMs: number): Float64Array | null {
  let first = Infinity;
  let last = -Infinity;
  for (const { times } of series) {
    first = Math.min(first, Math.floor((times[0] ?? Infinity) / intervalMs));
    last = Math.max(last, Math.floor((times[times.length - 1] ?? -Infinity) / intervalMs));
  }
  const count = last >= first ? last - first + 1 : 0;
  return count > columnLimit ? null : Float64Array.from({ length: count }, (_, index) => (first + index) * intervalMs);
}
