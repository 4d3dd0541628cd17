import { type ClusterItems } from './clusterItems';
import { type Clusters } from './formClusters';

/** The mean of each cluster's items, scaled: one row a cluster. */
export function centroidsOf({ scaled, columns }: ClusterItems, { labels, sizes }: Clusters): Float64Array {
  const centroids = new Float64Array(sizes.length * columns);
  for (const [item, label] of labels.entries()) {
    for (let c = 0; c < columns && label >= 0; c++) {
      const at = label * columns + c;
      centroids[at] = (centroids[at] ?? NaN) + (scaled[item * columns + c] ?? NaN) / (sizes[label] ?? NaN);
    }
  }
  return centroids;
}
