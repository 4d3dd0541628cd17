import { principalComponents } from '../components/principalComponents';

/** A direction with less of the variance than this is rounding, or follows from the others. */
const leastShare = 1e-12;

/**
 * Rows in coordinates of variance 1 that don't correlate: their Euclidean distances are the Mahalanobis distances by the
 * sample covariance (n − 1) of the rows. Directions without variance are left out, as by a pseudo-inverse. All NaN where
 * there are no more rows than columns: every pair would be equally far apart. Cost: the cube of the columns.
 *
 * @param data row-major, `rows` × `columns`; one NaN makes everything NaN
 * @returns flat, and the columns that are left
 */
export function whitenedRows(
  data: Float64Array,
  rows: number,
  columns: number
): { readonly values: Float64Array; readonly columns: number } {
  if (rows <= columns || data.some(Number.isNaN)) {
    return { values: new Float64Array(rows).fill(Number.NaN), columns: 1 };
  }
  const { scores, variances, shares } = principalComponents(data, rows, columns, columns);
  const count = variances.length;
  const kept = Array.from(shares.keys()).filter((k) => shares[k] > leastShare);
  const values = new Float64Array(rows * kept.length);
  for (let i = 0; i < rows; i++) {
    kept.forEach((component, k) => {
      values[i * kept.length + k] = scores[i * count + component] / Math.sqrt(variances[component]);
    });
  }
  return { values, columns: kept.length };
}
