/** The step of profiles. */
export const profileStepMs = 900_000;

/** Samples of a series; NaN is a missing one. Times ascend evenly. */
export interface Samples {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** A series as a detector gets it: history, then what is to be judged, on one even grid. */
export interface SeriesHistory extends Samples {
  /** Judgements are wanted from this index on; what lies before is history. */
  readonly firstJudged: number;
  /**
   * A value each quarter of an hour, `profileStepMs` apart: the newest of (u - profileStepMs, u] at u. May reach into the judged
   * range: a judgement at t uses what stands before t only.
   */
  readonly profile?: Samples;
  /** A pinned training range: every value is then judged by it alone. */
  readonly training?: Samples;
}
