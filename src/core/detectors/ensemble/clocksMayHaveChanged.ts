import { ZoneClock } from '../clock/zoneClock';

const dayMs = 86_400_000;
/** Until then most of four weeks of workdays are of the new clock. */
const adaptationMs = 15 * dayMs;
/** Zones that stand for all whose clocks change on the same days. */
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Pacific/Auckland', 'America/Santiago'];

let clocks: readonly ZoneClock[] | undefined;
const known = new Map<number, boolean>();
const mostKnown = 1000;

/** Whether clocks somewhere on earth were changed in the two weeks before a moment: whose they are is not known of a series in UTC. */
export function clocksMayHaveChanged(timeMs: number): boolean {
  const day = Math.floor(timeMs / dayMs);
  const found = known.get(day);
  if (found !== undefined) {
    return found;
  }
  clocks ??= zones.map((zone) => new ZoneClock(zone));
  const [now, before] = [(day + 1) * dayMs, day * dayMs - adaptationMs];
  const hasChanged = clocks.some((clock) => clock.localMs(now) - now !== clock.localMs(before) - before);
  if (known.size === mostKnown) {
    known.clear();
  }
  known.set(day, hasChanged);
  return hasChanged;
}
