import { extent } from '../../core/statistics/extent';
import { mean } from '../../core/statistics/mean';
import { presentValues } from '../../core/statistics/presentValues';
import { standardDeviation } from '../../core/statistics/standardDeviation';
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
  const values = new Float64Array(result.values.length);
  const byRow = rescaling === 'rowDeviations' || rescaling === 'rowRange';
  const isRange = rescaling === 'rowRange' || rescaling === 'columnRange';
  const [lines, length, lineStep, cellStep] = byRow ? [rows, columns, columns, 1] : [columns, rows, 1, columns];
  const own = new Float64Array(length);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      own[i] = result.values[line * lineStep + i * cellStep] ?? Number.NaN;
    }
    const [centre, spread] = isRange ? rangeOf(own) : [mean(own), standardDeviation(own, 'sample')];
    for (let i = 0; i < length; i++) {
      values[line * lineStep + i * cellStep] = ((own[i] ?? Number.NaN) - centre) / (spread > 0 ? spread : 1);
    }
  }
  return { ...result, values, details: { ...result.details, raw: result.values }, isRescaled: true };
}

function rangeOf(line: Float64Array): readonly [number, number] {
  const { low, high } = extent(presentValues(line));
  return [low, high - low];
}
