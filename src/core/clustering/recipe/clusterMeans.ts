import { type Clusters } from './numberClusters';

/** The middle of each cluster: the mean of its items' rows, a row a cluster; noise has none. */
export function clusterMeans(data: Float64Array, columns: number, { labels, sizes }: Clusters): Float64Array {
  const means = new Float64Array(sizes.length * columns);
  for (let item = 0; item < labels.length; item++) {
    const label = labels[item];
    for (let c = 0; c < columns && label >= 0; c++) {
      means[label * columns + c] += data[item * columns + c] / sizes[label];
    }
  }
  return means;
}
