import { type DetectionReason } from './detector';

/** What values are judged against: one number for each sample from the first judged one on. */
export interface Bands {
  /** NaN where nothing can be said. */
  readonly expected: Float64Array;
  /** How far from the expected value the threshold lies; 0 where nothing ever changed. */
  readonly reach: Float64Array;
  /** Why nothing can be said. */
  readonly reason?: DetectionReason;
}
