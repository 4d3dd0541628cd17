import { scaleColumns } from '../../core/clustering/scaling/columnScaler';
import { principalComponents } from '../../core/clustering/components/principalComponents';
import { robustScaler } from '../../core/clustering/scaling/robustScaler';
import { chiSquareQuantile } from '../../core/statistics/distributions/chiSquareDistribution';

/** Components with less of the variance than this are rounding, or variables that follow from others. */
const leastShare = 1e-9;
/** Distances shrink when the outliers are taken out of what they are measured by. */
const rounds = 3;

/**
 * 1 for rows whose squared Mahalanobis distance is beyond the chi-square quantile of `confidence`, 0 for the others. The
 * covariance is taken anew of the rows that were normal the time before, so that outliers don't hide each other.
 *
 * @param data row-major, `rows` × `columns`, all finite
 */
export function anomalousRows(data: Float64Array, rows: number, columns: number, confidence: number): Uint8Array {
  const scaled = scaleColumns(robustScaler(data, columns), data);
  let anomalous = new Uint8Array(rows);
  for (let round = 0; round < rounds; round++) {
    const normal = scaled.filter((_, index) => anomalous[Math.floor(index / columns)] === 0);
    const normalRows = normal.length / columns;
    if (normalRows <= columns + 1) {
      break;
    }
    anomalous = beyond(scaled, rows, columns, normal, normalRows, confidence);
  }
  return anomalous;
}

function beyond(
  scaled: Float64Array,
  rows: number,
  columns: number,
  normal: Float64Array,
  normalRows: number,
  confidence: number
): Uint8Array<ArrayBuffer> {
  const { means, components, variances, shares } = principalComponents(normal, normalRows, columns, columns);
  const kept = Array.from(shares.keys()).filter((component) => (shares[component] ?? 0) > leastShare);
  const threshold = chiSquareQuantile(confidence, kept.length);
  const result = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    let distance = 0;
    for (const component of kept) {
      let score = 0;
      for (let column = 0; column < columns; column++) {
        const centred = (scaled[row * columns + column] ?? 0) - (means[column] ?? 0);
        score += centred * (components[component * columns + column] ?? 0);
      }
      distance += (score * score) / (variances[component] ?? 1);
    }
    result[row] = distance > threshold ? 1 : 0;
  }
  return result;
}
