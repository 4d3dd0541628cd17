const dayMs = 86_400_000;
const most = 5760;
/** A week of hours. */
const least = 168;

/**
 * How many samples before a value say what its series is like: a day of them, 5760 at most (a day at 15 seconds) and 168 at least (a week
 * of hours).
 */
export function recentSamples(stepMs: number): number {
  return Math.min(Math.max(Math.round(dayMs / stepMs), least), most);
}
