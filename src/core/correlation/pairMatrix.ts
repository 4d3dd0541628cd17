/** A symmetric matrix over the pairs of `size` series, flat: entry (i, j) is `values[i * size + j]`. NaN is undefined. */
export interface PairMatrix {
  readonly size: number;
  readonly values: Float64Array;
  /** How many joined points each pair has. */
  readonly counts: Float64Array;
}
