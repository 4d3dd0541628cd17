import { kernelModule, type KernelModule } from './kernelModule';
import { plainSquaredMahalanobis } from './plain/plainSquaredMahalanobis';

const windowRows = 1024;

/**
 * The squared Mahalanobis distance of each row from a mean, |W (row − mean)|², where W is the inverse of the lower Cholesky
 * factor of the covariance.
 *
 * @param data row-major, `rows` × `columns`
 * @param whitening W, row-major, `columns` × `columns`; what lies above the diagonal is not read
 */
export function squaredMahalanobis(
  data: Float64Array,
  rows: number,
  columns: number,
  mean: Float64Array,
  whitening: Float64Array
): Float64Array {
  const module = kernelModule();
  return module === undefined || columns === 0
    ? plainSquaredMahalanobis(data, rows, columns, mean, whitening)
    : measureWith(module, data, rows, columns, mean, whitening);
}

function measureWith(
  module: KernelModule,
  data: Float64Array,
  rows: number,
  columns: number,
  mean: Float64Array,
  whitening: Float64Array
): Float64Array {
  const padded = columns + (columns % 2);
  const window = module.reserve(8 * (windowRows * (padded + 1) + (columns * (columns + 1)) / 2 + 5 * padded));
  const out = window + 8 * windowRows * padded;
  const scratch = out + 8 * windowRows;
  const meanAt = scratch + 32 * padded;
  const weights = meanAt + 8 * padded;
  const input = module.doubles(window, windowRows * padded).fill(0);
  module.doubles(meanAt, padded).fill(0).set(mean);
  const triangle = module.doubles(weights, (columns * (columns + 1)) / 2);
  for (let row = 0, next = 0; row < columns; row++) {
    for (let c = 0; c <= row; c++) {
      triangle[next++] = whitening[row * columns + c];
    }
  }
  const distances = new Float64Array(rows);
  for (let from = 0; from < rows; from += windowRows) {
    const count = Math.min(windowRows, rows - from);
    if (padded === columns) {
      input.set(data.subarray(from * columns, (from + count) * columns));
    } else {
      for (let i = 0; i < count; i++) {
        for (let c = 0; c < columns; c++) {
          input[i * padded + c] = data[(from + i) * columns + c];
        }
      }
    }
    const wholeRows = Math.ceil(count / 4) * 4;
    module.functions.whitenedLengths(window, wholeRows, padded, columns, meanAt, weights, scratch, out);
    distances.set(module.doubles(out, count), from);
  }
  return distances;
}
