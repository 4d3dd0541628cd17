import { type ClusterCountCurve } from '../../../../core/clustering/kMeans/clusterCountCurve';
import { type ClusterRecipe } from '../../../../core/clustering/recipe/clusterRecipe';
import { suggestedCount } from '../../../../core/clustering/recipe/chooseClusters';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, tableFrame } from '../../tables/columns';

/** One row for each number of clusters, for a trend panel or a table: where the inertia bends is the number to take. */
export function elbowFrame(curve: ClusterCountCurve, { countFrom }: Pick<ClusterRecipe, 'countFrom'>): WireFrame {
  const rows = [...curve.counts.keys()];
  const suggested = suggestedCount(curve, countFrom);
  return tableFrame('elbow', [
    numberColumn('clusters', rows, (i) => curve.counts[i] ?? NaN, { decimals: 0 }),
    numberColumn('inertia', rows, (i) => curve.inertias[i] ?? NaN, {
      description: "The sum of the squared distances to the clusters' middles, after scaling",
    }),
    numberColumn('silhouette', rows, (i) => curve.silhouettes[i] ?? NaN, { decimals: 2 }),
    numberColumn('suggested', rows, (i) => (curve.counts[i] === suggested ? 1 : 0), { decimals: 0 }),
  ]);
}
