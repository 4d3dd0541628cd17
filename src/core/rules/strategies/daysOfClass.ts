const daysOfWeek = [0, 1, 2, 3, 4, 5, 6];

/**
 * A condition (PromQL, one value without labels or none) that holds on the days of the week that are of the same class, workdays or
 * weekend, as the day so many days before. Undefined where it holds on all.
 */
export function daysOfClass(daysBefore: number, zoneOffsetMs: number): string | undefined {
  const same = daysOfWeek.filter((day) => isWeekend(day) === isWeekend(day - daysBefore));
  if (same.length === daysOfWeek.length) {
    return undefined;
  }
  const today = zoneOffsetMs === 0 ? 'day_of_week()' : `day_of_week(vector(time() + ${zoneOffsetMs / 1000}))`;
  return `(${same.map((day) => `${today} == ${day}`).join(' or ')})`;
}

function isWeekend(day: number): boolean {
  const ofWeek = ((day % 7) + 7) % 7;
  return ofWeek === 0 || ofWeek === 6;
}
