/** A linear forecast that looks at more columns than this at once costs too much: each column is then forecast by its own past. */
const mostRegressors = 250;
/** The ridge's weight, relative to the number of rows, and its least. */
const ridgeShare = 0.002;
const leastRidge = 1;

/** Coefficients that forecast standardised rows from the rows before. */
export interface RidgeForecast {
  readonly lags: number;
  readonly columns: number;
  /** Whether a column is forecast from all columns' past or from its own. */
  readonly isJoint: boolean;
  /** One row of coefficients a column: by column and lag, the newest first. */
  readonly coefficients: Float64Array;
}

/**
 * Ridge regression of each row on the `lags` rows before it: the normal equations with a ridge, by Cholesky. Rows are
 * standardised and flat; more than `lags` of them.
 */
export function fitRidgeForecast(rows: Float64Array, columns: number, lags: number): RidgeForecast {
  const count = rows.length / columns - lags;
  const ridge = Math.max(leastRidge, ridgeShare * count);
  if (columns * lags <= mostRegressors) {
    const all = Array.from({ length: columns }, (_, c) => c);
    return { lags, columns, isJoint: true, coefficients: regress(rows, columns, lags, all, all, ridge) };
  }
  const coefficients = new Float64Array(columns * lags);
  for (let c = 0; c < columns; c++) {
    coefficients.set(regress(rows, columns, lags, [c], [c], ridge), c * lags);
  }
  return { lags, columns, isJoint: false, coefficients };
}

/** Writes the forecast of the row at index `at` of `rows` from the `lags` rows before it. */
export function forecastInPlace(model: RidgeForecast, rows: Float64Array, at: number, forecast: Float64Array): void {
  const { lags, columns, isJoint, coefficients } = model;
  const regressors = isJoint ? columns * lags : lags;
  for (let target = 0; target < columns; target++) {
    const first = isJoint ? 0 : target;
    const last = isJoint ? columns : target + 1;
    let sum = 0;
    let k = target * regressors;
    for (let column = first; column < last; column++) {
      for (let lag = 1; lag <= lags; lag++) {
        sum += coefficients[k] * rows[(at - lag) * columns + column];
        k += 1;
      }
    }
    forecast[target] = sum;
  }
}

/** Coefficients of the targets, one row each, on the lags of the regressors. */
function regress(
  rows: Float64Array,
  columns: number,
  lags: number,
  regressors: readonly number[],
  targets: readonly number[],
  ridge: number
): Float64Array {
  const size = regressors.length * lags;
  const gram = new Float64Array(size * size);
  const moments = new Float64Array(targets.length * size);
  const x = new Float64Array(size);
  for (let at = lags; at < rows.length / columns; at++) {
    regressors.forEach((column, r) => {
      for (let lag = 1; lag <= lags; lag++) {
        x[r * lags + lag - 1] = rows[(at - lag) * columns + column];
      }
    });
    for (let i = 0; i < size; i++) {
      const xi = x[i];
      for (let j = 0; j <= i; j++) {
        gram[i * size + j] += xi * x[j];
      }
    }
    targets.forEach((column, t) => {
      const y = rows[at * columns + column];
      for (let i = 0; i < size; i++) {
        moments[t * size + i] += y * x[i];
      }
    });
  }
  for (let i = 0; i < size; i++) {
    gram[i * size + i] += ridge;
  }
  choleskyInPlace(gram, size);
  targets.forEach((_, t) => solveInPlace(gram, size, moments.subarray(t * size, (t + 1) * size)));
  return moments;
}

/** Replaces the lower triangle of a positive definite matrix by its Cholesky factor. */
function choleskyInPlace(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) {
        sum -= matrix[i * size + k] * matrix[j * size + k];
      }
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / matrix[j * size + j];
    }
  }
}

/** Replaces b by the solution of L Lᵀ x = b. */
function solveInPlace(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      b[i] -= factor[i * size + k] * b[k];
    }
    b[i] /= factor[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) {
      b[i] -= factor[k * size + i] * b[k];
    }
    b[i] /= factor[i * size + i];
  }
}
