import { type DistanceMetric } from '../distances/distanceMetric';
import { type LinkageMethod } from '../trees/linkageTree';

/** Why items can't be clustered, as data: panels and queries each have their own words for it. */
export type ClusterProblem =
  | { readonly kind: 'tooFewItems'; readonly count: number }
  | { readonly kind: 'tooManyItems'; readonly count: number; readonly limit: number }
  /** Fewer items than clusters are asked for. */
  | { readonly kind: 'tooManyClusters'; readonly items: number; readonly count: number }
  /** Trying every number of clusters takes longer than anybody waits. */
  | { readonly kind: 'tooMuchToTry'; readonly items: number; readonly columns: number }
  /** No reach can be suggested: the items are alike, or too few. */
  | { readonly kind: 'noReach'; readonly items: number }
  | { readonly kind: 'needsEuclidean'; readonly method: LinkageMethod }
  | { readonly kind: 'noDistance'; readonly metric: DistanceMetric };
