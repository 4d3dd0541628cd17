/** Rows shared out among centroids. */
export interface KMeansClusters {
  /** The cluster of each row, 0 … k − 1. */
  readonly labels: Int32Array;
  /** `k` × `columns`, row-major. */
  readonly centroids: Float64Array;
  /** The sum of the rows' squared distances to their centroids. */
  readonly inertia: number;
  readonly iterations: number;
}
