import { kernelModule, type KernelModule } from './kernelModule';
import { type PackedForest } from './packedForest';
import { plainForestPathLengths } from './plain/plainForestPathLengths';

const windowBytes = 131_072;

/**
 * The mean path length over all trees of each row, as an isolation forest needs it. NaN in a row goes to the second child
 * of splits on its column.
 *
 * @param data row-major, `rows` × `columns`
 */
export function forestPathLengths(
  forest: PackedForest,
  data: Float64Array,
  rows: number,
  columns: number
): Float64Array {
  const module = kernelModule();
  return module === undefined
    ? plainForestPathLengths(forest, data, rows, columns)
    : walkWith(module, forest, data, rows, columns);
}

function walkWith(
  module: KernelModule,
  forest: PackedForest,
  data: Float64Array,
  rows: number,
  columns: number
): Float64Array {
  const { trees, depth, thresholds, pathLengths } = forest;
  const splits = 2 ** depth - 1;
  const windowRows = Math.max(4, Math.floor(windowBytes / 8 / Math.max(1, columns) / 4) * 4);
  const window = module.reserve(
    8 * (windowRows * (columns + 1) + thresholds.length + pathLengths.length) + 4 * forest.splitColumns.length
  );
  const totals = window + 8 * windowRows * columns;
  const thresholdsAt = totals + 8 * windowRows;
  const lengthsAt = thresholdsAt + 8 * thresholds.length;
  const offsetsAt = lengthsAt + 8 * pathLengths.length;
  module.doubles(thresholdsAt, thresholds.length).set(thresholds);
  module.doubles(lengthsAt, pathLengths.length).set(pathLengths);
  module.integers(offsetsAt, forest.splitColumns.length).set(forest.splitColumns.map((column) => column * 8));
  const input = module.doubles(window, windowRows * columns).fill(0);
  const lengths = new Float64Array(rows);
  for (let from = 0; from < rows; from += windowRows) {
    const count = Math.min(windowRows, rows - from);
    input.set(data.subarray(from * columns, (from + count) * columns));
    const sums = module.doubles(totals, windowRows).fill(0);
    for (let tree = 0; tree < trees; tree++) {
      module.functions.addPathLengths(
        window,
        Math.ceil(count / 4) * 4,
        columns,
        offsetsAt + 4 * splits * tree,
        thresholdsAt + 8 * splits * tree,
        lengthsAt + 8 * (splits + 1) * tree,
        depth,
        totals
      );
    }
    for (let i = 0; i < count; i++) {
      lengths[from + i] = sums[i] / trees;
    }
  }
  return lengths;
}
