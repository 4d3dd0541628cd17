/**
 * The position of the pair (i, j), i ≠ j, in a condensed distance matrix of n items: the upper triangle row by row,
 * n(n − 1)/2 values, as in scipy.spatial.distance.
 */
export function condensedIndex(n: number, i: number, j: number): number {
  return i < j ? n * i - (i * (i + 1)) / 2 + (j - i - 1) : n * j - (j * (j + 1)) / 2 + (i - j - 1);
}
