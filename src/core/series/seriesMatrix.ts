import { type Labels } from './labelledSeries';

/** One column of a {@link SeriesMatrix}: who it is. */
export interface SeriesIdentity {
  readonly name: string;
  readonly labels: Labels;
  /** The query input that the series came from. */
  readonly inputRefId: string;
}

/**
 * Series on one shared, regular time grid. `values` is flat, one series after the other: the value of series `s` at
 * time `t` is `values[s * times.length + t]`. NaN is a missing value.
 */
export interface SeriesMatrix {
  /** Epoch milliseconds, ascending, `stepMs` apart. */
  readonly times: Float64Array;
  readonly stepMs: number;
  readonly series: readonly SeriesIdentity[];
  readonly values: Float64Array;
}

/** The values of one series of a matrix: a view, not a copy. */
export function seriesValues(matrix: SeriesMatrix, index: number): Float64Array {
  const length = matrix.times.length;
  return matrix.values.subarray(index * length, (index + 1) * length);
}
