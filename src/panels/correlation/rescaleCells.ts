import { mean } from '../../core/statistics/mean';
import { standardDeviation } from '../../core/statistics/standardDeviation';
import { quantile } from '../../core/statistics/quantile';
import { type MatrixResult } from './matrixResult';
import { type Rescaling } from './options';

/**
 * Puts the rows or the columns of a value matrix on one scale: mean 0 and sample deviation 1, or least 0 and greatest
 * 1, as the z_score and standard_scale of seaborn's clustermap. A line without spread becomes 0. The values as they
 * were go to the details.
 */
export function rescaleCells(result: MatrixResult, rescaling: Rescaling): MatrixResult {
  if (rescaling === 'none' || result.kind !== 'values') {
    return result;
  }
  const rows = result.rows.length;
  const columns = result.columns.length;
  const values = result.values.slice();
  const byRow = rescaling === 'rowDeviations' || rescaling === 'rowRange';
  const isRange = rescaling === 'rowRange' || rescaling === 'columnRange';
  for (let line = 0; line < (byRow ? rows : columns); line++) {
    const cells = byRow
      ? Array.from({ length: columns }, (_, column) => line * columns + column)
      : Array.from({ length: rows }, (_, row) => row * columns + line);
    const own = Float64Array.from(cells, (cell) => result.values[cell] ?? Number.NaN);
    const centre = isRange ? quantile(own, 0) : mean(own);
    const spread = isRange ? quantile(own, 1) - centre : standardDeviation(own, 'sample');
    for (const cell of cells) {
      values[cell] = ((values[cell] ?? Number.NaN) - centre) / (spread > 0 ? spread : 1);
    }
  }
  return { ...result, values, details: { ...result.details, raw: result.values }, isRescaled: true };
}
