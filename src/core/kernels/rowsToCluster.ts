/**
 * The rows that k-means is shared out over, and the loops that take its time. One at a time: the kernel keeps the rows in
 * memory that the next use of any kernel overwrites.
 */
export interface ClusterRows {
  /** The mean of the columns' population variances. */
  meanColumnVariance(): number;
  /** Forgets the seeds so far and takes the row as the first; returns the sum of all squared distances to it. */
  firstSeed(row: number): number;
  /** What {@link addSeed} would return. */
  sumWithSeed(row: number): number;
  /** Takes the row as one more seed; returns the sum of the squared distances to the nearest seed. */
  addSeed(row: number): number;
  /** The first row at which the running sum of squared distances to the nearest seed exceeds `target`. */
  rowAtDistance(target: number): number;
  /** Takes all labels away. */
  restart(): void;
  /** Labels each row with its nearest centroid, the first among equals; returns how many labels changed. */
  assign(centroids: Float64Array): number;
  /** The label of each row. A view: it may be changed, and is void once the rows are done with. */
  readonly labels: Int32Array;
  /** The squared distance of each row to the centroid assigned last; a view as `labels`. */
  readonly distances: Float64Array;
  /** Sums (row-major, k × columns) and numbers of the rows of each cluster; every row must have a label. */
  sums(): { readonly sums: Float64Array; readonly counts: Float64Array };
}
