import { type TimeRange } from '../../../../core/series/timeRange';

const hourMs = 3_600_000;
/** So many window lengths tell what is usual. */
const windows = 4;
const fewestSamples = 60;
const mostSamples = 2000;
/** What goes on now may have begun long ago. */
const ongoingMs = 6 * hourMs;

/**
 * How much history before a window is fetched: four times its length, at least an hour and 60 samples; six hours where the
 * onset of what goes on is looked for. Beyond four lengths no more than 2000 samples.
 */
export function historyBeforeMs({ fromMs, toMs }: TimeRange, stepMs: number, isOngoing: boolean): number {
  const least = Math.max(isOngoing ? ongoingMs : hourMs, fewestSamples * stepMs);
  return Math.max(windows * (toMs - fromMs), Math.min(least, mostSamples * stepMs));
}
