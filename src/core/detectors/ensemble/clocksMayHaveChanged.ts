import { ZoneClock } from '../clock/zoneClock';

const hourMs = 3_600_000;
/** Zones that stand for all whose clocks change on the same days. */
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Pacific/Auckland', 'America/Santiago'];

let clocks: readonly ZoneClock[] | undefined;
const known = new Map<number, boolean>();
const mostKnown = 1000;
/** More hours than anybody asks about. */
const mostHours = 1000;

/**
 * Whether clocks somewhere on earth were changed between two moments (the beginnings of the hours that they lie in, less than 1000
 * apart): whose they are is not known of a series in UTC.
 */
export function clocksMayHaveChanged(fromMs: number, toMs: number): boolean {
  const from = Math.floor(fromMs / hourMs);
  const to = Math.floor(toMs / hourMs);
  const key = to * mostHours + to - from;
  const found = known.get(key);
  if (found !== undefined) {
    return found;
  }
  clocks ??= zones.map((zone) => new ZoneClock(zone));
  const offsetAt = (clock: ZoneClock, hour: number): number => clock.localMs(hour * hourMs) - hour * hourMs;
  const hasChanged = clocks.some((clock) => offsetAt(clock, to) !== offsetAt(clock, from));
  if (known.size === mostKnown) {
    known.clear();
  }
  known.set(key, hasChanged);
  return hasChanged;
}
