import { ZoneClock } from '../../core/detectors/clock/zoneClock';
import { type LabelledSeries } from '../../core/series/labelledSeries';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 168 * hourMs;
/** The epoch was a Thursday. */
const firstMondayMs = 96 * hourMs;

/**
 * When intervals begin that hold all samples of series, ascending: those of more than an hour at the clock's multiples from
 * midnight (weeks: from Monday), so that a day has 23 or 25 hours when clocks change; shorter ones every so long. Looks at the
 * ends of the series only; undefined where there are more than `most`.
 *
 * @param timeZone one of Grafana's: `browser`, `utc` or a name of the tz database
 */
export function intervalStarts(
  series: readonly LabelledSeries[],
  intervalMs: number,
  timeZone: string,
  most: number
): Float64Array | undefined {
  const first = series.reduce((least, { times }) => Math.min(least, times[0] ?? Infinity), Infinity);
  const last = series.reduce((latest, { times }) => Math.max(latest, times[times.length - 1] ?? -Infinity), -Infinity);
  if (!(first <= last)) {
    return new Float64Array();
  }
  const clock = new ZoneClock(zoneName(timeZone));
  const offsetMs = clock.localMs(first) - first;
  const isByClock = intervalMs > hourMs;
  const localMs = (timeMs: number): number => (isByClock ? clock.localMs(timeMs) : timeMs + offsetMs);
  const timeOf = (local: number): number => (isByClock ? instantOf(clock, local) : local - offsetMs);
  const originMs = intervalMs % weekMs === 0 ? firstMondayMs : 0;
  const indexOf = (timeMs: number): number => Math.floor((localMs(timeMs) - originMs) / intervalMs);
  const length = indexOf(last) - indexOf(first) + 1;
  return length > most
    ? undefined
    : Float64Array.from({ length }, (_, i) => timeOf(originMs + (indexOf(first) + i) * intervalMs)).filter(
        // An interval that the clock skips as a whole begins with the next one.
        (start, i, starts) => start !== starts[i + 1]
      );
}

function zoneName(timeZone: string): string {
  if (timeZone === 'utc') {
    return 'UTC';
  }
  return timeZone === 'browser' || timeZone === '' ? new Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone;
}

/** When a clock shows a time; where it is skipped (midnight, in some zones), when the clock passes it. */
function instantOf(clock: ZoneClock, local: number): number {
  const about = local - (clock.localMs(local) - local);
  const time = local - (clock.localMs(about) - about);
  if (clock.localMs(time) === local) {
    return time;
  }
  let before = time - dayMs;
  let after = time + dayMs;
  while (after - before > minuteMs) {
    const middle = minuteMs * Math.floor((before + after) / 2 / minuteMs);
    if (clock.localMs(middle) < local) {
      before = middle;
    } else {
      after = middle;
    }
  }
  return after;
}
