import { ZoneClock } from '../clock/zoneClock';

const hourMs = 3_600_000;
/** Zones that stand for all whose clocks change on the same days. */
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Pacific/Auckland', 'America/Santiago'];
/** No clock is changed twice in so many hours, and none is left alone for so many stretches of them. */
const stretchHours = 1000;
const mostStretches = 10;
const mostKnown = 1000;

let clocks: readonly ZoneClock[] | undefined;
/** The hours of each stretch at which clocks were changed. */
const known = new Map<number, readonly number[]>();

/**
 * The last moment up to `timeMs` (in whole hours) at which clocks somewhere on earth were changed: whose they are is not known of a series in UTC.
 * -Infinity where there was none for a year.
 */
export function newestClockChange(timeMs: number): number {
  const hour = Math.floor(timeMs / hourMs);
  const last = Math.floor(hour / stretchHours);
  for (let stretch = last; stretch > last - mostStretches; stretch--) {
    const newest = changesIn(stretch).reduce((most, one) => (one <= hour ? Math.max(most, one) : most), -Infinity);
    if (newest > -Infinity) {
      return newest * hourMs;
    }
  }
  return -Infinity;
}

function changesIn(stretch: number): readonly number[] {
  const found = known.get(stretch);
  if (found !== undefined) {
    return found;
  }
  clocks ??= zones.map((zone) => new ZoneClock(zone));
  const changes = clocks.flatMap((clock) => changeOf(clock, stretch * stretchHours) ?? []);
  if (known.size === mostKnown) {
    known.clear();
  }
  known.set(stretch, changes);
  return changes;
}

/** The hour from the given one to the end of its stretch at which a clock was changed, if one was. */
function changeOf(clock: ZoneClock, first: number): number | undefined {
  const offsetAt = (hour: number): number => clock.localMs(hour * hourMs) - hour * hourMs;
  let before = first - 1;
  let after = before + stretchHours;
  const offset = offsetAt(before);
  if (offsetAt(after) === offset) {
    return undefined;
  }
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offset) {
      before = middle;
    } else {
      after = middle;
    }
  }
  return after;
}
