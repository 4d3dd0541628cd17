import { type DetectionReason } from '../detector/detector';

/** What values are measured by: one number for each sample from the first judged one on. */
export interface Bands {
  /** NaN where nothing can be said. */
  readonly expected: Float64Array;
  /** The deviation that is nothing special, in the unit of the values; 0 where nothing ever changed. */
  readonly spread: Float64Array;
  /** Why nothing can be said. */
  readonly reason?: DetectionReason;
}
