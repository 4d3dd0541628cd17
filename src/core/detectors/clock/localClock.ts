/** A wall clock: which time of day it is at a moment. */
export interface LocalClock {
  /** Local time as milliseconds that count like epoch milliseconds, but from the clock's own midnights. */
  localMs(timeMs: number): number;
  /** Whether it goes by UTC, as it does where nobody said whose wall clock a series follows. */
  readonly isUtc: boolean;
}
