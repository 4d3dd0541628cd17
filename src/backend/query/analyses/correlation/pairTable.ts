/** What is known of every pair of series: square and flat, entry (row, column) at `row * size + column`. */
export interface PairTable {
  readonly size: number;
  readonly r: Float64Array;
  readonly n: Float64Array;
  readonly p?: Float64Array;
  readonly q?: Float64Array;
  /** Positive where the column's series follows the row's. */
  readonly lagMs?: Float64Array;
  /** Which series comes first, second …, in rows and columns alike. */
  readonly order: Int32Array;
}
