/** A span of time within a trace. */
export interface Interval {
  readonly startMs: number;
  readonly durationMs: number;
}

/** The time that the intervals cover between `fromMs` and `toMs`; where they overlap it counts once. */
export function coveredMs(intervals: readonly Interval[], fromMs: number, toMs: number): number {
  const ordered = [...intervals].sort((a, b) => a.startMs - b.startMs);
  let covered = 0;
  let reached = fromMs;
  for (const { startMs, durationMs } of ordered) {
    const start = Math.max(reached, startMs);
    const end = Math.min(toMs, startMs + durationMs);
    if (end > start) {
      covered += end - start;
      reached = end;
    }
  }
  return covered;
}
