import { silhouetteCost } from '../../core/clustering/recipe/itemLimits';
import { type ClusterWork } from './clusterWork';

/** Multiply-adds in a millisecond, roughly, on a laptop. */
const operationsPerMs = 300_000;
/** All starts of k-means for one number of clusters, of few items. */
const startOperations = 2_000_000;
/** As many items as a suggested reach, and twice as many as the silhouettes of a curve, are computed of at most. */
const sampledItems = 2000;

/** About how long clusters take. */
export function clusterCostMs(work: ClusterWork): number {
  return operations(work) / operationsPerMs;
}

function operations({ input, options }: ClusterWork): number {
  const rows = input.items.length;
  const columns = input.features.length;
  const cost = silhouetteCost(rows, columns);
  const silhouette = cost === Infinity ? 0 : cost;
  switch (options.method) {
    case 'kmeans': {
      const isOne = options.countFrom === 'given' && !options.needsCurve;
      const rounds = isOne ? 1 : options.maxClusterCount;
      const sampled = isOne ? 0 : Math.min(rows, sampledItems / 2) ** 2 * columns;
      const k = isOne ? options.clusterCount : options.maxClusterCount;
      return silhouette + rounds * (Math.max(startOperations, rows * columns * k * 100) + sampled);
    }
    case 'dbscan':
      return silhouette + rows * columns * (Math.min(rows, sampledItems) + 100);
    case 'none':
      return rows * columns * columns;
    case 'hierarchical':
      return silhouette + (rows ** 2 / 2) * (columns + 20);
  }
}
