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

/**
 * Puts NaN where a row does not vary, and 1 on the diagonal elsewhere. Where rows have gaps, pairs marked with 2 are
 * doubtful: they become NaN, too, and are listed.
 */
export function finishPairsInPlace(values: Float64Array, varies: Uint8Array, hasGaps: boolean): Int32Array {
  const rows = varies.length;
  const doubtful: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; hasGaps && j < rows; j++) {
      if (values[i * rows + j] === 2) {
        values[i * rows + j] = NaN;
        values[j * rows + i] = NaN;
        if (varies[i] === 1 && varies[j] === 1) {
          doubtful.push(i, j);
        }
      }
    }
    values[i * rows + i] = 1;
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; varies[i] === 0 && j < rows; j++) {
      values[i * rows + j] = NaN;
      values[j * rows + i] = NaN;
    }
  }
  return Int32Array.from(doubtful);
}
