import { type ClusterRows } from '../../kernels/rowsToCluster';
import { type Random } from '../../random';

/**
 * Rows to start k-means from: each next one is drawn with a chance proportional to its squared distance from the nearest
 * one so far (Arthur, Vassilvitskii 2007), the one of several draws that leaves the least sum. Where fewer than `k` rows
 * are distinct, rows repeat.
 *
 * @param draws at least 1
 */
export function kMeansPlusPlus(
  rows: ClusterRows,
  rowCount: number,
  k: number,
  draws: number,
  random: Random
): Int32Array {
  const seeds = new Int32Array(k);
  seeds[0] = Math.min(rowCount - 1, Math.floor(random() * rowCount));
  let sum = rows.firstSeed(seeds[0]);
  for (let c = 1; c < k; c++) {
    let least = Infinity;
    for (let draw = 0; draw < draws; draw++) {
      const row = rows.rowAtDistance(random() * sum);
      const sumWithRow = draws === 1 ? 0 : rows.sumWithSeed(row);
      if (sumWithRow < least) {
        least = sumWithRow;
        seeds[c] = row;
      }
    }
    sum = rows.addSeed(seeds[c]);
  }
  return seeds;
}
