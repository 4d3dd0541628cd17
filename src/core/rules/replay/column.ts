import { type Labels } from '../../series/labelledSeries';

/** Evenly spaced times: `length` of them from `fromMs` on. */
export interface Times {
  readonly fromMs: number;
  readonly stepMs: number;
  readonly length: number;
}

/** A series at some times; NaN where it has no sample. */
export interface Column {
  readonly labels: Labels;
  readonly values: Float64Array;
}

/** What rules have recorded under a name. */
export interface RecordedColumns {
  readonly times: Times;
  readonly columns: readonly Column[];
  /** Whether a sample of a time is seen by who evaluates at the same time: rules see what rules before them record. */
  readonly isSeenAtOnce: boolean;
}
