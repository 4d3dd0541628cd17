const dayMs = 86_400_000;

/** Whether the times of a range are written with their day: it is longer than one, so that a time of day comes twice. */
export function needsDay(fromMs: number, toMs: number): boolean {
  return toMs - fromMs > dayMs;
}
