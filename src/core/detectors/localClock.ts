/** A wall clock: which time of day it is at a moment. */
export interface LocalClock {
  /** Local time as milliseconds that count like epoch milliseconds, but from the clock's own midnights. */
  localMs(timeMs: number): number;
}
