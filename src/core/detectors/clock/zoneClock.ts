import { type LocalClock } from './localClock';

const hourMs = 3_600_000;
const quarterMs = hourMs / 4;
/** Offsets of this many quarters of an hour are remembered: two months. */
const mostOffsets = 6000;

/**
 * Local time in a zone of the IANA database, as milliseconds that count like epoch milliseconds but from the zone's
 * midnights, daylight saving included. Offsets are looked up once per quarter of an hour: zones change at none finer.
 */
export class ZoneClock implements LocalClock {
  private readonly format: Intl.DateTimeFormat | undefined;
  private readonly offsets = new Map<number, number>();

  /** Throws a RangeError when the zone is unknown. */
  constructor(zone: string) {
    this.format =
      zone === 'UTC'
        ? undefined
        : new Intl.DateTimeFormat('en-US', {
            timeZone: zone,
            hourCycle: 'h23',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric',
          });
  }

  get isUtc(): boolean {
    return this.format === undefined;
  }

  localMs(timeMs: number): number {
    return this.format === undefined ? timeMs : timeMs + this.offsetMs(this.format, Math.floor(timeMs / quarterMs));
  }

  private offsetMs(format: Intl.DateTimeFormat, quarter: number): number {
    const known = this.offsets.get(quarter);
    if (known !== undefined) {
      return known;
    }
    const offset = wallClockMs(format, quarter * quarterMs) - quarter * quarterMs;
    if (this.offsets.size === mostOffsets) {
      this.offsets.clear();
    }
    this.offsets.set(quarter, offset);
    return offset;
  }
}

function wallClockMs(format: Intl.DateTimeFormat, timeMs: number): number {
  const parts = new Map(format.formatToParts(timeMs).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return (
    daysSinceEpoch(part('year'), part('month'), part('day')) * 24 * hourMs +
    (part('hour') * 60 + part('minute')) * 60_000
  );
}

/** Days from 1970-01-01 to a date of the Gregorian calendar, years counted from March as in Hinnant's `days_from_civil`. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
