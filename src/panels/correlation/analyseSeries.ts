import { pearsonMatrix } from '../../core/correlation/pearsonMatrix';
import { type SeriesMatrix } from '../../core/series/seriesMatrix';
import { type MatrixResult } from './matrixResult';
import { type CorrelationOptions } from './options';

type AnalyseOptions = Pick<CorrelationOptions, 'mode' | 'method' | 'minOverlap'>;

/** Correlates series on one grid. Pairs with fewer common samples than asked for stay empty. */
export function analyseSeries(matrix: SeriesMatrix, options: AnalyseOptions): MatrixResult {
  const names = matrix.series.map((series) => series.name);
  const pairs = pearsonMatrix(matrix);
  const values = pairs.values.map((value, cell) =>
    (pairs.counts[cell] ?? 0) >= options.minOverlap ? value : Number.NaN
  );
  return {
    kind: 'correlation',
    method: options.method,
    rows: names,
    columns: names,
    values,
    details: { n: pairs.counts },
  };
}
