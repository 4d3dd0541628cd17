/** An objective and where its events are counted. */
export interface ServiceLevelObjective {
  /** Letters, digits, `_`, `-` and `.`. */
  readonly name: string;
  readonly service: string;
  /** The share of good events aimed at, in (0, 1). */
  readonly objective: number;
  /**
   * Events in PromQL: a selector of counters, or with `counting` `rate` of events a second; or an expression whose ranges are `[$window]`. One of
   * `good` and `bad` is enough.
   */
  readonly total: string;
  readonly good?: string;
  readonly bad?: string;
  readonly counting: 'counter' | 'rate';
  /** What the objective is promised for. */
  readonly periodMs: number;
}
