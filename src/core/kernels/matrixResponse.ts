import { type Labels } from '../series/labelledSeries';

/** One series of a range query's answer. */
export interface ResponseSeries {
  readonly labels: Labels;
  /** Epoch milliseconds. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** How many samples of it are native histograms, which `times` and `values` don't have. */
  readonly histograms?: number;
}

/** The answer of a Prometheus-compatible store to a range query. */
export interface MatrixResponse {
  /** The whole answer but for the series: status, error, warnings, what else the store tells. */
  readonly envelope: unknown;
  readonly series: readonly ResponseSeries[];
}
