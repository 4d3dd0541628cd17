/**
 * Complete binary trees of one depth, packed: each tree has 2^depth − 1 splits and 2^depth places below them. Split n has
 * the children 2n + 1 and 2n + 2. A row goes to the first where its value of the split's column is at most the threshold.
 * A branch that ends early goes on with splits that do not matter, the same path length in all places below.
 */
export interface PackedForest {
  readonly trees: number;
  readonly depth: number;
  /** The column of each split, tree by tree. */
  readonly splitColumns: Int32Array;
  readonly thresholds: Float64Array;
  /** The path length of each place, tree by tree. */
  readonly pathLengths: Float64Array;
}
