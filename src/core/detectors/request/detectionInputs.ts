import { type SeriesMatrix } from '../../series/seriesMatrix';
import { type DetectionRequest } from './detection';
import { type ModelContext } from '../detector/detector';
import { type LocalClock } from '../clock/localClock';

/** What a detection gets besides the matrix of samples. */
export interface DetectionInputs {
  /** The index of the first time to judge; 0 by default: everything. */
  readonly firstJudged?: number;
  /** Quarters of an hour of the same series in the same order (see `SeriesHistory`). Made from the samples where it is left out. */
  readonly profile?: SeriesMatrix;
  /**
   * Where less is known of earlier days than the detector looks at: how many days of profile there are before the day (of UTC) of each
   * judged time. All of `profile` is looked at where it is left out.
   */
  readonly profileDays?: number;
  /** The samples of the pinned training range; cut out of the matrix where they are left out. */
  readonly training?: SeriesMatrix;
  /** What an earlier detection kept after the time at index `at`, one state a series: the history before it is not needed then. */
  readonly resumed?: { readonly at: number; readonly states: readonly Float64Array[] };
  /** The index of the time after which states are kept, of detections that can (see `isResumable`). */
  readonly keepAt?: number;
  /** The wall clock of the query; that of the request's zone by default. */
  readonly clock?: LocalClock;
}

/** A detection that is ready to run. */
export interface DetectionTask {
  readonly matrix: SeriesMatrix;
  readonly request: DetectionRequest;
  readonly context: ModelContext;
  /** Where the result begins. */
  readonly firstJudged: number;
  /** Where scores begin that the rules look back at; at most `firstJudged`. */
  readonly firstScored: number;
  readonly profile?: SeriesMatrix;
  /** See `DetectionInputs`. */
  readonly profileDays?: number;
  readonly training?: SeriesMatrix;
  readonly resumed?: DetectionInputs['resumed'];
  readonly keepAt?: number;
}
