import { type ClusterRows } from './rowsToCluster';
import { kernelModule } from './kernelModule';
import { kernelClusterRows } from './kernelClusterRows';
import { plainClusterRows } from './plain/plainClusterRows';

/**
 * The loops of k-means over some rows, by the kernel where there is SIMD.
 *
 * @param data row-major, `rows` × `columns`
 * @param k the number of clusters
 */
export function clusterRows(data: Float64Array, rows: number, columns: number, k: number): ClusterRows {
  const module = kernelModule();
  return module === undefined
    ? plainClusterRows(data, rows, columns, k)
    : kernelClusterRows(module, data, rows, columns, k);
}
