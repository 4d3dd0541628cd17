/** How many samples a number of minutes is, at least `least`. */
export function samplesIn(minutes: number, stepMs: number, least: number): number {
  return Math.max(least, Math.round((minutes * 60_000) / stepMs));
}
