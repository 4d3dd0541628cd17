import { type SeriesMatrix } from '../../core/series/seriesMatrix';
import { analyseSeries } from './analyseSeries';
import { arrangeMatrix } from './arrangeMatrix';
import { type ArrangedMatrix, type MatrixResult } from './matrixResult';
import { type CorrelationOptions } from './options';
import { rescaleCells } from './rescaleCells';

/** Series still to be analysed, or a matrix that only wants arranging. */
export type HeatmapWork =
  | { readonly kind: 'series'; readonly matrix: SeriesMatrix; readonly options: CorrelationOptions }
  | { readonly kind: 'result'; readonly result: MatrixResult; readonly options: CorrelationOptions };

/** Analyses and arranges: runs here or in the worker. */
export function runHeatmapWork(work: HeatmapWork): ArrangedMatrix {
  const result = work.kind === 'series' ? analyseSeries(work.matrix, work.options) : work.result;
  return arrangeMatrix(rescaleCells(result, work.options.rescaling), work.options);
}
