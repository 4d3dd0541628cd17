/** Correlations of all pairs of rows. */
export interface PairCorrelations {
  /** Symmetric, rows × rows; the diagonal is 1. NaN where a row does not vary or a pair has fewer than two values. */
  readonly values: Float64Array;
  /** How many values each pair has in common; on the diagonal how many the row has. */
  readonly counts: Float64Array;
  /** Pairs (i, j, i, j, …) whose common part hardly varies beside the whole: `values` holds NaN, to be computed anew. */
  readonly doubtful: Int32Array;
}

/**
 * Centres a row and scales it to length 1, missing values to 0, into a buffer; false if the row does not vary. Called for
 * the rows that need more care than the kernel takes: infinite, huge, tiny or hardly varying values.
 */
export type StandardiseRow = (values: Float64Array, targetInPlace: Float64Array) => boolean;

/** Below this share of a row's own variance the sums over the common part would cancel. */
export const leastShareOfVariance = 1e-4;

/** Puts NaN where a row does not vary or a pair is doubtful (marked with 2), and 1 on the diagonal; lists the doubtful. */
export function finishPairsInPlace(values: Float64Array, varies: Uint8Array): Int32Array {
  const rows = varies.length;
  const doubtful: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = i; j < rows; j++) {
      const at = i * rows + j;
      if (varies[i] === 0 || varies[j] === 0) {
        values[at] = NaN;
        values[j * rows + i] = NaN;
      } else if (values[at] === 2) {
        doubtful.push(i, j);
        values[at] = NaN;
        values[j * rows + i] = NaN;
      } else if (i === j) {
        values[at] = 1;
      }
    }
  }
  return Int32Array.from(doubtful);
}
