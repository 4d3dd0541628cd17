import { type CorrelationOptions } from './options';

const minuteMs = 60_000;

/** How long a bucket is where buckets are intervals: a minute at least. */
export function bucketIntervalMs({ bucketMinutes }: Pick<CorrelationOptions, 'bucketMinutes'>): number {
  return Math.max(1, bucketMinutes) * minuteMs;
}
