import { symmetricEigen } from '../../clustering/components/symmetricEigen';
import { mean } from '../../statistics/mean';

/** Mean and pseudo-inverse covariance of rows. */
export interface MahalanobisDistance {
  readonly means: Float64Array;
  /** columns × columns. */
  readonly precision: Float64Array;
  /** The rank of the covariance: below the number of columns it is singular. */
  readonly rank: number;
}

/**
 * The sample covariance (n − 1) of rows (flat, `columns` values a row, two rows at least, without NaN) and its Moore–Penrose
 * inverse: eigenvalues below `columns` × machine epsilon × the largest count as 0, and directions without variance do not
 * count in a distance.
 *
 * @param isStill 1 for each column whose variance is none of its own: it counts as 1, beside all others
 */
export function mahalanobisDistance(
  rows: Float64Array,
  columns: number,
  isStill: Uint8Array = new Uint8Array(columns)
): MahalanobisDistance {
  const count = rows.length / columns;
  const means = Float64Array.from({ length: columns }, (_, c) =>
    mean(Float64Array.from({ length: count }, (__, r) => rows[r * columns + c]))
  );
  const covariance = new Float64Array(columns * columns);
  const centred = new Float64Array(columns);
  for (let r = 0; r < count; r++) {
    for (let c = 0; c < columns; c++) {
      centred[c] = rows[r * columns + c] - means[c];
    }
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j <= i; j++) {
        covariance[i * columns + j] += centred[i] * centred[j];
      }
    }
  }
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j <= i; j++) {
      covariance[i * columns + j] /= count - 1;
      covariance[j * columns + i] = covariance[i * columns + j];
    }
  }
  for (let c = 0; c < columns; c++) {
    covariance[c * columns + c] = isStill[c] === 1 ? 1 : covariance[c * columns + c];
  }
  const { values, vectors } = symmetricEigen(covariance, columns);
  const smallest = columns * Number.EPSILON * values[0];
  const rank = values.reduce((sum, value) => sum + (value > smallest ? 1 : 0), 0);
  const precision = new Float64Array(columns * columns);
  for (let k = 0; k < rank; k++) {
    for (let i = 0; i < columns; i++) {
      const weight = vectors[k * columns + i] / values[k];
      for (let j = 0; j < columns; j++) {
        precision[i * columns + j] += weight * vectors[k * columns + j];
      }
    }
  }
  return { means, precision, rank };
}

/**
 * The squared distance of a row, and in `terms` what each column adds to it: (x − μ)ᵢ (Σ⁺ (x − μ))ᵢ, which may be
 * negative where columns compensate each other.
 */
export function squaredMahalanobisInPlace(model: MahalanobisDistance, row: Float64Array, terms: Float64Array): number {
  const { means, precision } = model;
  const columns = means.length;
  let total = 0;
  for (let i = 0; i < columns; i++) {
    let projected = 0;
    for (let j = 0; j < columns; j++) {
      projected += precision[i * columns + j] * (row[j] - means[j]);
    }
    terms[i] = (row[i] - means[i]) * projected;
    total += terms[i];
  }
  return Math.max(total, 0);
}
