import { correlationMatrix } from '../../core/correlation/correlationMatrix';
import { lagMatrix } from '../../core/correlation/lagMatrix';
import { type SeriesMatrix } from '../../core/series/seriesMatrix';
import { lagUnit } from './lagUnit';
import { type MatrixResult } from './matrixResult';
import { type CorrelationOptions } from './options';

export type AnalyseOptions = Pick<CorrelationOptions, 'mode' | 'method' | 'minOverlap' | 'maxLagSteps'>;

/** Correlates series on one grid, or finds the lags at which they agree best. Ill-defined pairs are NaN. */
export function analyseSeries(matrix: SeriesMatrix, options: AnalyseOptions): MatrixResult {
  const names = matrix.series.map((series) => series.name);
  return options.mode === 'lag' ? lags(matrix, names, options) : coefficients(matrix, names, options);
}

function coefficients(matrix: SeriesMatrix, names: readonly string[], options: AnalyseOptions): MatrixResult {
  const { values, counts, pValues, qValues } = correlationMatrix(matrix, options.method, options.minOverlap);
  return {
    kind: 'correlation',
    method: options.method,
    rows: names,
    columns: names,
    values,
    details: { n: counts, p: pValues, q: qValues },
  };
}

function lags(matrix: SeriesMatrix, names: readonly string[], options: AnalyseOptions): MatrixResult {
  const longest = Math.max(0, Math.min(options.maxLagSteps, matrix.times.length - options.minOverlap));
  const peaks = lagMatrix(matrix, longest);
  const lagMs = peaks.lags.map((lag) => lag * matrix.stepMs);
  const unit = lagUnit(lagMs);
  return {
    kind: 'lag',
    method: 'pearson',
    unit: unit.id,
    rows: names,
    columns: names,
    values: lagMs.map((lag) => lag / unit.ms),
    details: { r: peaks.values, n: peaks.counts, lagMs },
  };
}
