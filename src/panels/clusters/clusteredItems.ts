import { type PrincipalComponents } from '../../core/clustering/components/principalComponents';

/** What the choice of the number of clusters rests on. */
export type ChoiceCurve =
  | {
      readonly kind: 'inertia';
      readonly counts: Int32Array;
      readonly inertias: Float64Array;
      readonly silhouettes: Float64Array;
      readonly knee: number | undefined;
      readonly bySilhouette: number;
    }
  | { readonly kind: 'reach'; readonly distances: Float64Array; readonly leastNeighbours: number }
  | { readonly kind: 'heights'; readonly counts: Int32Array; readonly heights: Float64Array };

/** The items that have every feature, each in a cluster or in none. All matrices are flat, a row an item. */
export interface ClusteredItems {
  /** Row → item of the input. */
  readonly rowItems: Int32Array;
  /** Column → feature of the input. */
  readonly columnFeatures: Int32Array;
  /** In the features' own units. */
  readonly values: Float64Array;
  /** The plane in which the scaled items differ most; null where they are shown by two features. */
  readonly plane: PrincipalComponents | null;
  /** Whether the items were not clustered at all: they are one group without a name. */
  readonly isPlain: boolean;
  /** From 0, the greatest cluster, on; −1 is noise. */
  readonly labels: Int32Array;
  readonly clusterCount: number;
  /** A row a cluster, in the features' own units; empty for methods that have none. */
  readonly centroids: Float64Array;
  readonly scaledCentroids: Float64Array;
  /** NaN where it isn't defined, and of more items than it is computed for. */
  readonly silhouettes: Float64Array;
  readonly curve: ChoiceCurve | null;
  /** The reach or cut height that the clusters come from. */
  readonly threshold: number | null;
}
