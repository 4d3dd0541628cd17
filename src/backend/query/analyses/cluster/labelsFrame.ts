import { silhouette } from '../../../../core/clustering/silhouette';
import { squaredDistance } from '../../../../core/clustering/squaredDistance';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame } from '../../columns';
import { labelColumns } from '../../labelColumns';
import { centroidsOf } from './centroidsOf';
import { type ClusterItems } from './clusterItems';
import { type Clusters } from './formClusters';

/** Silhouettes compare all pairs of items, number by number: where that takes long they are left out. */
const mostComparisons = 5e8;

/** One row an item: its cluster, and how well it fits. */
export function labelsFrame(items: ClusterItems, clusters: Clusters): WireFrame {
  const { identities, columns, scaled } = items;
  const rows = [...identities.keys()];
  const centroids = centroidsOf(items, clusters);
  const widths =
    rows.length ** 2 * columns > mostComparisons
      ? new Float64Array()
      : silhouette(scaled, rows.length, columns, clusters.labels);
  const distanceTo = (item: number, cluster: number): number =>
    Math.sqrt(squaredDistance(scaled, item * columns, centroids, cluster * columns, columns));
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
