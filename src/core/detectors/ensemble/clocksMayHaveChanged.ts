import { ZoneClock } from '../clock/zoneClock';

const dayMs = 86_400_000;
/** Zones that stand for all whose clocks change on the same days. */
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Pacific/Auckland', 'America/Santiago'];

let clocks: readonly ZoneClock[] | undefined;
const known = new Map<number, boolean>();
const mostKnown = 1000;
/** More days than anybody asks about. */
const mostDays = 100;

/**
 * Whether clocks somewhere on earth were changed on the day of a moment or on one of so many days before it (less than 100): whose they
 * are is not known of a series in UTC.
 */
export function clocksMayHaveChanged(timeMs: number, days: number): boolean {
  const day = Math.floor(timeMs / dayMs);
  const key = day * mostDays + days;
  const found = known.get(key);
  if (found !== undefined) {
    return found;
  }
  clocks ??= zones.map((zone) => new ZoneClock(zone));
  const [now, before] = [(day + 1) * dayMs, (day - days) * dayMs];
  const hasChanged = clocks.some((clock) => clock.localMs(now) - now !== clock.localMs(before) - before);
  if (known.size === mostKnown) {
    known.clear();
  }
  known.set(key, hasChanged);
  return hasChanged;
}
