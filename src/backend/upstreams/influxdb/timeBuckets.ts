/** The buckets of time that a query puts samples into. */
export interface TimeBuckets {
  readonly widthMs: number;
  /** When one of them begins, after a multiple of the width. */
  readonly offsetMs: number;
}

/**
 * The range of the buckets that end within a range, whole ones only: `fromMs` is where the one that ends at or before the
 * range's begin starts, `toMs` where the last one ends. A bucket stands for the time at which it ends, as
 * PromQL's functions over time look back.
 */
export function wholeBuckets(
  { widthMs, offsetMs }: TimeBuckets,
  range: { readonly fromMs: number; readonly toMs: number }
): { readonly fromMs: number; readonly toMs: number } {
  const edgeBefore = (time: number): number => Math.floor((time - offsetMs) / widthMs) * widthMs + offsetMs;
  return { fromMs: edgeBefore(range.fromMs) - widthMs, toMs: edgeBefore(range.toMs) };
}
