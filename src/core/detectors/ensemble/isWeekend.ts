const dayMs = 86_400_000;

/** Whether a local time lies on a Saturday or a Sunday. */
export function isWeekend(localMs: number): boolean {
  // An integer: its remainders cost a tenth of those of a double.
  const day = Math.floor(localMs / dayMs) | 0;
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
