/** Label names and values that tell series apart, as in Prometheus. */
export type Labels = Readonly<Record<string, string>>;

/**
 * One series as a store delivers it: its own sample times, ascending, in epoch milliseconds, and a value for each.
 * NaN is a missing value; `times` and `values` have equal length.
 */
export interface LabelledSeries {
  /** The name that a reader sees: the legend where one was given, else the metric's name. */
  readonly name: string;
  readonly labels: Labels;
  readonly times: Float64Array;
  readonly values: Float64Array;
}
