/** How the distance between two groups follows from the distances of their members. */
export type LinkageMethod = 'single' | 'complete' | 'average' | 'weighted' | 'ward' | 'centroid' | 'median';

/**
 * A tree of merges. `merges` is scipy's Z matrix, flat: row i of four values says that the nodes `merges[4i]` and
 * `merges[4i + 1]` (the smaller number first) were joined at the height `merges[4i + 2]` into the node
 * `leafCount + i`, which has `merges[4i + 3]` leaves. Nodes below `leafCount` are leaves.
 */
export interface LinkageTree {
  readonly leafCount: number;
  readonly merges: Float64Array;
}
