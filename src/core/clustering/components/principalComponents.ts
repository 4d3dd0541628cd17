import { symmetricEigen } from './symmetricEigen';

/** The directions in which rows differ most. */
export interface PrincipalComponents {
  readonly means: Float64Array;
  /** One row of `columns` loadings a component, of length 1; the greatest loading is positive. */
  readonly components: Float64Array;
  /** The variance (n − 1) along each component, greatest first. */
  readonly variances: Float64Array;
  /** `variances` as shares of the whole; 0 where there is no variance at all. */
  readonly shares: Float64Array;
  /** The rows in the new coordinates: `rows` × number of components, row-major. */
  readonly scores: Float64Array;
}

/**
 * The first `count` principal components of a matrix, as sklearn's PCA. Cost: the cube of the lesser of rows and
 * columns. At least two rows are needed; `count` is cut to rows − 1 and to the columns.
 *
 * @param data row-major, `rows` × `columns`, all finite; scale the columns first where their units differ
 */
export function principalComponents(
  data: Float64Array,
  rows: number,
  columns: number,
  count: number
): PrincipalComponents {
  const means = new Float64Array(columns);
  for (let i = 0; i < data.length; i++) {
    means[i % columns] += data[i] / rows;
  }
  const centred = data.map((value, i) => value - means[i % columns]);
  const length = Math.max(0, Math.min(count, rows - 1, columns));
  const isTall = rows >= columns;
  const { values, vectors } = isTall
    ? symmetricEigen(products(centred, columns, rows, 1, columns, rows - 1), columns)
    : symmetricEigen(products(centred, rows, columns, columns, 1, rows - 1), rows);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const variances = values.slice(0, length).map((value) => Math.max(0, value));
  const components = new Float64Array(length * columns);
  for (let k = 0; k < length; k++) {
    const loadings = components.subarray(k * columns, (k + 1) * columns);
    if (isTall) {
      loadings.set(vectors.subarray(k * columns, (k + 1) * columns));
    } else {
      for (let i = 0; i < rows; i++) {
        for (let c = 0; c < columns; c++) {
          loadings[c] += vectors[k * rows + i] * centred[i * columns + c];
        }
      }
    }
    normaliseInPlace(loadings);
  }
  const scores = new Float64Array(rows * length);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < length; k++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) {
        sum += centred[i * columns + c] * components[k * columns + c];
      }
      scores[i * length + k] = sum;
    }
  }
  return { means, components, variances, shares: variances.map((value) => value / (total || 1)), scores };
}

/** The products of all pairs of `n` vectors of `length` values, over `divisor`. */
function products(
  data: Float64Array,
  n: number,
  length: number,
  vectorStride: number,
  valueStride: number,
  divisor: number
): Float64Array {
  const result = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = a; b < n; b++) {
      let sum = 0;
      for (let i = 0; i < length; i++) {
        sum += data[a * vectorStride + i * valueStride] * data[b * vectorStride + i * valueStride];
      }
      result[a * n + b] = sum / divisor;
      result[b * n + a] = sum / divisor;
    }
  }
  return result;
}

function normaliseInPlace(loadings: Float64Array): void {
  let greatest = 0;
  let squares = 0;
  for (let c = 0; c < loadings.length; c++) {
    squares += loadings[c] * loadings[c];
    greatest = Math.abs(loadings[c]) > Math.abs(greatest) ? loadings[c] : greatest;
  }
  const scale = Math.sqrt(squares) * (greatest < 0 ? -1 : 1);
  for (let c = 0; c < loadings.length && squares > 0; c++) {
    loadings[c] /= scale;
  }
}
