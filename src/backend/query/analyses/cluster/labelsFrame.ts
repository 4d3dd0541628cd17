import { clusterMeans } from '../../../../core/clustering/recipe/clusterMeans';
import { clusterSilhouettes } from '../../../../core/clustering/recipe/clusterSilhouettes';
import { type Clusters } from '../../../../core/clustering/recipe/numberClusters';
import { squaredDistance } from '../../../../core/clustering/distances/squaredDistance';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame } from '../../tables/columns';
import { labelColumns } from '../../tables/labelColumns';
import { type ClusterItems } from './clusterItems';

/** One row an item: its cluster, and how well it fits. */
export function labelsFrame(items: ClusterItems, clusters: Clusters): WireFrame {
  const { identities, columns, matrix } = items;
  const rows = [...identities.keys()];
  const centroids = clusterMeans(matrix.data, columns, clusters);
  const widths = clusterSilhouettes(matrix, clusters.labels);
  const distanceTo = (item: number, cluster: number): number =>
    Math.sqrt(squaredDistance(matrix.data, item * columns, centroids, cluster * columns, columns));
  return numericFrame('clusters', [
    ...labelColumns(identities),
    numberColumn('cluster', rows, (item) => clusters.labels[item] ?? -1, {
      decimals: 0,
      description: '0 is the greatest cluster; -1 is noise, which belongs to none',
    }),
    numberColumn('silhouette', rows, (item) => widths[item] ?? NaN, {
      decimals: 2,
      min: -1,
      max: 1,
      description: 'How much nearer to its own cluster than to the next; below 0 it would fit better there',
    }),
    numberColumn(
      'distance',
      rows,
      (item) => {
        const own = clusters.labels[item] ?? -1;
        return own >= 0
          ? distanceTo(item, own)
          : Math.min(...clusters.sizes.map((_, other) => distanceTo(item, other)));
      },
      { decimals: 2, description: "To the middle of its cluster, after scaling; of noise, to the nearest cluster's" }
    ),
  ]);
}
