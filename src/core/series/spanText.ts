/**
 * From when to when, as a reader takes it: a day where both are of one and it `needsDay`, both days where they are not; one time where
 * both are of one minute.
 *
 * @param write writes a time in a format of moment.js
 */
export function spanText(
  fromMs: number,
  toMs: number,
  write: (timeMs: number, format: string) => string,
  needsDay = false
): string {
  const day = (timeMs: number): string => write(timeMs, 'YYYY-MM-DD');
  const clock = (timeMs: number): string => write(timeMs, 'HH:mm');
  const whole = (timeMs: number): string => `${day(timeMs)} ${clock(timeMs)}`;
  if (day(fromMs) !== day(toMs)) {
    return `${whole(fromMs)} – ${whole(toMs)}`;
  }
  const first = needsDay ? whole(fromMs) : clock(fromMs);
  return clock(fromMs) === clock(toMs) ? first : `${first}–${clock(toMs)}`;
}
