/** Rules that watch series and run already, ours or those of promql-anomaly-detection. */
export interface RunningDetector {
  /** The Prometheus data source whose rules they are. */
  readonly store: { readonly uid: string; readonly name: string };
  /** Their `anomaly_name`. */
  readonly name: string;
  /** The `anomaly_strategy` of their bands. */
  readonly strategy: string;
  /** What they watch, in PromQL. */
  readonly expr: string;
}
