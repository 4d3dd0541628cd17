import { type ClusterRows } from '../rowsToCluster';

/** {@link ClusterRows} without WebAssembly. */
export function plainClusterRows(data: Float64Array, rows: number, columns: number, k: number): ClusterRows {
  const labels = new Int32Array(rows).fill(-1);
  const distances = new Float64Array(rows);
  const nearest = new Float64Array(rows);
  const withRow = (row: number, out: Float64Array): number => {
    let total = 0;
    for (let i = 0; i < rows; i++) {
      const distance = squaredDistance(data, i * columns, data, row * columns, columns);
      out[i] = distance < nearest[i] ? distance : nearest[i];
      total += out[i];
    }
    return total;
  };
  return {
    labels,
    distances,
    meanColumnVariance: () => meanColumnVariance(data, rows, columns),
    restart() {
      labels.fill(-1);
    },
    firstSeed(row) {
      nearest.fill(Infinity);
      return withRow(row, nearest);
    },
    sumWithSeed: (row) => withRow(row, distances),
    addSeed: (row) => withRow(row, nearest),
    rowAtDistance(target) {
      let sum = 0;
      for (let i = 0; i < rows; i++) {
        sum += nearest[i];
        if (sum > target) {
          return i;
        }
      }
      return rows - 1;
    },
    assign(centroids) {
      let changed = 0;
      for (let i = 0; i < rows; i++) {
        let least = Infinity;
        let label = 0;
        for (let cluster = 0; cluster < k; cluster++) {
          const distance = squaredDistance(data, i * columns, centroids, cluster * columns, columns);
          if (distance < least) {
            least = distance;
            label = cluster;
          }
        }
        changed += labels[i] === label ? 0 : 1;
        labels[i] = label;
        distances[i] = least;
      }
      return changed;
    },
    sums() {
      const sums = new Float64Array(k * columns);
      const counts = new Float64Array(k);
      for (let i = 0; i < rows; i++) {
        counts[labels[i]]++;
        for (let c = 0; c < columns; c++) {
          sums[labels[i] * columns + c] += data[i * columns + c];
        }
      }
      return { sums, counts };
    },
  };
}

function squaredDistance(a: Float64Array, offsetA: number, b: Float64Array, offsetB: number, length: number): number {
  let sum = 0;
  for (let c = 0; c < length; c++) {
    const difference = a[offsetA + c] - b[offsetB + c];
    sum += difference * difference;
  }
  return sum;
}

function meanColumnVariance(data: Float64Array, rows: number, columns: number): number {
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  for (let i = 0, c = 0; i < data.length; i++) {
    means[c] += data[i] / rows;
    c = c + 1 === columns ? 0 : c + 1;
  }
  for (let i = 0, c = 0; i < data.length; i++) {
    const difference = data[i] - means[c];
    squares[c] += difference * difference;
    c = c + 1 === columns ? 0 : c + 1;
  }
  return squares.reduce((sum, value) => sum + value, 0) / data.length;
}
