import { type ClusterRows } from './rowsToCluster';
import { type KernelModule } from './kernelModule';

/** {@link ClusterRows} by the kernel: the rows are kept column by column, filled up to a multiple of 4 with the last. */
export function kernelClusterRows(
  module: KernelModule,
  data: Float64Array,
  rows: number,
  columns: number,
  k: number
): ClusterRows {
  const { functions } = module;
  const padded = Math.ceil(rows / 4) * 4;
  const columnsData = module.reserve(8 * (padded * (columns + 2) + k * (2 * columns + 1)) + 8 * padded);
  const distances = columnsData + 8 * padded * columns;
  const nearest = distances + 8 * padded;
  const centroidsAt = nearest + 8 * padded;
  const sumsAt = centroidsAt + 8 * k * columns;
  const countsAt = sumsAt + 8 * k * columns;
  const labelsAt = countsAt + 8 * k;
  const summedAt = labelsAt + 4 * padded;
  const target = module.doubles(columnsData, padded * columns);
  for (let c = 0; c < columns; c++) {
    const start = c * padded;
    for (let i = 0, from = c; i < rows; i++, from += columns) {
      target[start + i] = data[from];
    }
    target.fill(data[(rows - 1) * columns + c], start + rows, start + padded);
  }
  const withRow = (row: number, before: number, out: number): number =>
    functions.nearerRows(columnsData, padded, rows, columns, row, before, out);
  const restart = (): void => {
    module.integers(labelsAt, 2 * padded).fill(-1);
    module.doubles(sumsAt, k * (columns + 1)).fill(0);
  };
  restart();
  return {
    labels: module.integers(labelsAt, rows),
    distances: module.doubles(distances, rows),
    meanColumnVariance() {
      let squares = 0;
      for (let c = 0; c < columns; c++) {
        const column = columnsData + 8 * padded * c;
        squares += functions.squaresAround(column, rows, functions.sumOf(column, rows) / rows);
      }
      return squares / rows / columns;
    },
    restart,
    firstSeed(row) {
      module.doubles(nearest, padded).fill(Infinity);
      return withRow(row, nearest, nearest);
    },
    sumWithSeed: (row) => withRow(row, nearest, distances),
    addSeed: (row) => withRow(row, nearest, nearest),
    rowAtDistance: (sum) => functions.rowAtWeight(nearest, rows, sum),
    assign(centroids) {
      module.doubles(centroidsAt, centroids.length).set(centroids);
      return functions.assignRows(
        columnsData,
        padded,
        columns,
        centroidsAt,
        centroids.length / columns,
        labelsAt,
        distances
      );
    },
    sums() {
      functions.sumClusters(columnsData, padded, rows, columns, labelsAt, summedAt, sumsAt, countsAt);
      return { sums: module.doubles(sumsAt, k * columns).slice(), counts: module.doubles(countsAt, k).slice() };
    },
  };
}
