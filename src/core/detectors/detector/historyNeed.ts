/** What a detector looks at before a time that it judges. */
export interface HistoryNeed {
  /** A judgement at t depends on the samples, at the query's step, of [t - fineMs, t] only. */
  readonly fineMs: number;
  /** Days of profile before t that a judgement depends on (see `SeriesHistory`); 0: none. */
  readonly profileDays: number;
}
