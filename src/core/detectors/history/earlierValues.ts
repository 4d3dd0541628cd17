import { type LocalClock } from '../clock/localClock';

const dayMs = 86_400_000;
/** With values on fewer days of the same class than this, all days count. */
const fewestOfClass = 3;

/** Which earlier times count as the same time. */
export interface Season {
  readonly periodMs: number;
  /** Whether days of the same class are looked for: workdays, or weekends. For a period of a day. */
  readonly byDayClass: boolean;
  /** How many periods back is looked. */
  readonly reach: number;
  /** How many earlier times are wanted. */
  readonly wanted: number;
}

/**
 * What `valuesAt` finds at the times before `timeMs` that have the same place in the season by the clock, newest first, one list a time
 * that has any: a day that is an hour shorter is still a day. Where there are too few days of the same class, all days count.
 */
export function earlierValues(
  timeMs: number,
  clock: LocalClock,
  season: Season,
  valuesAt: (timeMs: number) => readonly number[]
): ReadonlyArray<readonly number[]> {
  const found = gathered(timeMs, clock, season, valuesAt);
  return season.byDayClass && found.length < fewestOfClass
    ? gathered(timeMs, clock, { ...season, byDayClass: false }, valuesAt)
    : found;
}

function gathered(
  timeMs: number,
  clock: LocalClock,
  { periodMs, byDayClass, reach, wanted }: Season,
  valuesAt: (timeMs: number) => readonly number[]
): ReadonlyArray<readonly number[]> {
  const localMs = clock.localMs(timeMs);
  const isWeekend = isOnWeekend(localMs);
  const found: Array<readonly number[]> = [];
  for (let k = 1; k <= reach && found.length < wanted; k++) {
    const sameLocalMs = localMs - k * periodMs;
    if (!byDayClass || isOnWeekend(sameLocalMs) === isWeekend) {
      const near = timeMs - k * periodMs;
      const values = valuesAt(near + (sameLocalMs - clock.localMs(near)));
      if (values.length > 0) {
        found.push(values);
      }
    }
  }
  return found;
}

/** Saturday or Sunday; 1970-01-01 was a Thursday. */
function isOnWeekend(localMs: number): boolean {
  const day = (((Math.floor(localMs / dayMs) + 4) % 7) + 7) % 7;
  return day === 0 || day === 6;
}
