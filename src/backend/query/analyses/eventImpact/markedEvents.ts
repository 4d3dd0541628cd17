import { type LabelledSeries } from '../../../../core/series/labelledSeries';
import { type TimeGrid } from '../../../../core/series/timeGrid';

/** Something that happened: a deployment, a change of a flag. */
export interface MarkedEvent {
  readonly timeMs: number;
  readonly name: string;
}

/** A series that pauses for longer has ended (Prometheus drops a series after 5 minutes); it begins anew after that. */
const pauseMs = 300_000;

/**
 * The events of the range that series mark: one wherever a series begins with a value above 0 or changes to one. So
 * both a version that changes and a marker that has samples only at its events are read rightly.
 *
 * @param series with samples from before the range, which tell what is no change
 */
export function markedEvents(series: readonly LabelledSeries[], { fromMs, toMs, stepMs }: TimeGrid): MarkedEvent[] {
  const longestPauseMs = Math.max(pauseMs, 1.5 * stepMs);
  return series.flatMap(({ name, times, values }) => {
    const events: MarkedEvent[] = [];
    let before = NaN;
    let beforeMs = NaN;
    for (const [i, value] of values.entries()) {
      const timeMs = times[i] ?? NaN;
      const isAsBefore = value === before && timeMs - beforeMs <= longestPauseMs;
      if (value > 0 && !isAsBefore && timeMs >= fromMs && timeMs <= toMs) {
        events.push({ timeMs, name });
      }
      before = value;
      beforeMs = timeMs;
    }
    return events;
  });
}
