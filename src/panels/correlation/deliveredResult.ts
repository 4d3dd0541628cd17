import { type DeliveredMatrix } from '../../frames/grafana/readCorrelationMatrix';
import { lagUnit } from './lagUnit';
import { type MatrixResult } from './matrixResult';
import { type HeatmapMode } from './options';

/** A delivered matrix as the panel shows it: its coefficients, or its lags where they are asked for and there. */
export function deliveredResult(matrix: DeliveredMatrix, mode: HeatmapMode): MatrixResult {
  const { r, n, p, q, lag } = matrix.quantities;
  const isLag = mode === 'lag' && lag !== undefined;
  const unit = isLag ? lagUnit(lag) : null;
  return {
    kind: isLag ? 'lag' : 'correlation',
    method: matrix.method,
    ...(unit ? { unit: unit.id } : {}),
    rows: matrix.names,
    columns: matrix.names,
    values: isLag && unit ? lag.map((value) => value / unit.ms) : r,
    details: {
      ...(isLag ? { r } : {}),
      ...(n ? { n } : {}),
      ...(p ? { p } : {}),
      ...(q ? { q } : {}),
      ...(lag ? { lagMs: lag } : {}),
    },
  };
}
