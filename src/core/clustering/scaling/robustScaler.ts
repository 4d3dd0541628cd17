import { quantileOfSorted } from '../../order/quantileOfSorted';
import { type ColumnScaler, presentColumn } from './columnScaler';

/**
 * Centres each column on its median and divides by its interquartile range (sklearn's RobustScaler): a few wild values
 * do not squeeze the rest together. Missing values are left out; a column whose quartiles coincide is divided by 1.
 *
 * @param data row-major, `columns` values a row
 */
export function robustScaler(data: Float64Array, columns: number): ColumnScaler {
  const centres = new Float64Array(columns);
  const scales = new Float64Array(columns);
  for (let c = 0; c < columns; c++) {
    const sorted = presentColumn(data, columns, c).sort();
    const range = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
    const centre = quantileOfSorted(sorted, 0.5);
    centres[c] = sorted.length === 0 ? 0 : centre;
    scales[c] = range > 10 * Number.EPSILON ? range : 1;
  }
  return { centres, scales };
}
