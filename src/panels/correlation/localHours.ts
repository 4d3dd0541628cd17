/** Hour (0 … 23) and weekday (0 is Monday) of a moment on the clocks of a place. */
export interface LocalHour {
  readonly hour: number;
  readonly weekday: number;
}

/** Offsets from UTC change at quarters of an hour at most often: within one the answer is the same. */
const quarterMs = 900_000;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Tells local hours in one of Grafana's time zones: `browser`, `utc` or a name of the tz database. */
export function localHours(timeZone: string): (timeMs: number) => LocalHour {
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
    ...(timeZone === 'browser' || timeZone === '' ? {} : { timeZone: timeZone === 'utc' ? 'UTC' : timeZone }),
  });
  const known = new Map<number, LocalHour>();
  return (timeMs) => {
    const quarter = Math.floor(timeMs / quarterMs);
    const before = known.get(quarter);
    if (before) {
      return before;
    }
    const parts = new Map(format.formatToParts(timeMs).map((part) => [part.type, part.value]));
    const local = { hour: Number(parts.get('hour')), weekday: weekdays.indexOf(parts.get('weekday') ?? '') };
    known.set(quarter, local);
    return local;
  };
}
