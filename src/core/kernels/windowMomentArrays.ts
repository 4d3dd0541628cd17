/**
 * For each value the moments of the trailing window that ends with it. The mean is held as a value of the window
 * (`references`) plus a distance from it (`offsets`), so that a z-score keeps its digits where the mean alone, a double
 * near 1e9, would lose them.
 */
export interface WindowMoments {
  readonly counts: Float64Array;
  readonly references: Float64Array;
  readonly offsets: Float64Array;
  /** Sums of squared deviations from the window's mean. */
  readonly sums2: Float64Array;
}
