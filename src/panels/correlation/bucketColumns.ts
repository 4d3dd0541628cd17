import { failure, type Result, success } from '../../core/result';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { intervalStarts } from './intervalStarts';
import { type CorrelationOptions } from './options';
import { texts } from './texts';

const minuteMs = 60_000;
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
 * looks at the ends of the series only. Days begin at the zone's midnight, and an interval has a minute at least.
 */
export function bucketColumns(
  series: readonly LabelledSeries[],
  options: Pick<CorrelationOptions, 'bucket' | 'bucketMinutes'>,
  formatTime: (timeMs: number) => string,
  timeZone: string
): Result<BucketColumns> {
  switch (options.bucket) {
    case 'hourOfDay':
      return success({ names: hours });
    case 'dayOfWeek':
      return success({ names: texts.days });
    case 'hourOfWeek':
      return success({ names: texts.days.flatMap((day) => hours.map((hour) => `${day} ${hour}`)) });
    case 'interval': {
      const intervalMs = Math.max(1, options.bucketMinutes) * minuteMs;
      const times = intervalStarts(series, intervalMs, timeZone, columnLimit);
      return times !== undefined
        ? success({ names: Array.from(times, formatTime), times })
        : failure(texts.tooManyBuckets(columnLimit));
    }
  }
}
