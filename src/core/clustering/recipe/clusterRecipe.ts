import { type DistanceMetric } from '../distances/distanceMetric';
import { type LinkageMethod } from '../trees/linkageTree';

/** How items are made comparable; see `scaleItems`. */
export type ItemScaling = 'standard' | 'robust' | 'none';

/** What makes a group a group: a middle, density, or a tree of merges. */
export type ClusterMethod = 'kMeans' | 'dbscan' | 'hierarchical';

/** How scaled items are clustered. What is undefined is found from the items. */
export interface ClusterRecipe {
  readonly method: ClusterMethod;
  /** How many clusters, by k-means or of a tree, which without it is cut at a height. */
  readonly count?: number | undefined;
  /** Where k-means takes the number of clusters from if none is given. */
  readonly countFrom: 'knee' | 'silhouette';
  /** The numbers of clusters that are tried go up to this one. */
  readonly maxCount: number;
  /** DBSCAN's eps, in scaled units. */
  readonly reach?: number | undefined;
  /** DBSCAN's min_samples. */
  readonly minNeighbours: number;
  readonly linkage: LinkageMethod;
  readonly metric: DistanceMetric;
  /** Of the Minkowski distance. */
  readonly power: number;
  /** Where a tree is cut, without a number of clusters. */
  readonly height?: number | undefined;
}

/** What panels and queries take where nothing else is said: the same data then has the same clusters everywhere. */
export const clusterDefaults = {
  scaling: 'standard',
  method: 'kMeans',
  countFrom: 'knee',
  maxCount: 10,
  minNeighbours: 5,
  linkage: 'ward',
  metric: 'euclidean',
  power: 3,
} as const satisfies ClusterRecipe & { readonly scaling: ItemScaling };
