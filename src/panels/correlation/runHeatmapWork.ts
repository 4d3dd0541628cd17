import { type LabelledSeries } from '../../core/series/labelledSeries';
import { type DeliveredMatrix } from '../../frames/grafana/readCorrelationMatrix';
import { alignFieldSeries } from '../alignFieldSeries';
import { analyseSeries } from './analyseSeries';
import { arrangeMatrix } from './arrangeMatrix';
import { type BucketColumns } from './bucketColumns';
import { bucketSeries } from './bucketSeries';
import { deliveredResult } from './deliveredResult';
import { type ArrangedMatrix, type MatrixResult } from './matrixResult';
import { type CorrelationOptions } from './options';
import { type HeatmapInput } from './readInput';
import { rescaleCells } from './rescaleCells';
import { type PlainColumn, tableSeries } from './tableSeries';
import { tableValues } from './tableValues';

/**
 * What a heatmap is computed from: series to be correlated, or to be put into buckets of time, a table's columns, or a
 * finished matrix.
 */
export type HeatmapWork = {
  readonly options: CorrelationOptions;
  /** What all of it was read from, fields included; stays on this side of the worker. */
  readonly input?: HeatmapInput;
} & (
  | { readonly kind: 'series'; readonly series: readonly LabelledSeries[] }
  | {
      readonly kind: 'buckets';
      readonly series: readonly LabelledSeries[];
      readonly columns: BucketColumns;
      readonly timeZone: string;
    }
  | { readonly kind: 'table'; readonly columns: readonly PlainColumn[]; readonly rowNames: readonly string[] }
  | { readonly kind: 'matrix'; readonly matrix: DeliveredMatrix }
);

/** Joins or buckets, analyses and arranges: runs here or in the worker. */
export function runHeatmapWork(work: HeatmapWork): ArrangedMatrix {
  return arrangeMatrix(rescaleCells(resultOf(work), work.options.rescaling), work.options);
}

function resultOf(work: HeatmapWork): MatrixResult {
  const { options } = work;
  switch (work.kind) {
    case 'series':
      return analyseSeries(alignFieldSeries(work.series, options.toleranceSeconds * 1000), options);
    case 'buckets':
      return bucketSeries(work.series, work.columns, options, work.timeZone);
    case 'table':
      return options.mode === 'values'
        ? tableValues(work.columns, work.rowNames)
        : analyseSeries(tableSeries(work.columns, work.rowNames.length), options);
    case 'matrix':
      return deliveredResult(work.matrix, options.mode);
  }
}
