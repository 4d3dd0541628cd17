const dayMs = 86_400_000;

/** Whether a local time lies on a Saturday or a Sunday. */
export function isWeekend(localMs: number): boolean {
  const weekday = (((Math.floor(localMs / dayMs) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
