/** How much history detectors get where the query says nothing: a day of minutes. */
const defaultLookbackPoints = 1440;

/** The length of the blocks of time that are judged at once: the lookback, rounded up to whole steps. */
export function blockLengthMs(lookbackMs: number | undefined, stepMs: number): number {
  return Math.ceil((lookbackMs ?? defaultLookbackPoints * stepMs) / stepMs) * stepMs;
}
