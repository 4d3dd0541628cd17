import { type LabelledSeries } from '../../core/series/labelledSeries';
import { type DeliveredMatrix } from '../../frames/grafana/readCorrelationMatrix';
import { alignFieldSeries } from '../kit/items/alignFieldSeries';
import { analyseSeries } from './analyseSeries';
import { arrangeMatrix } from './arrangeMatrix';
import { type BucketColumns } from './bucketColumns';
import { bucketSeries } from './bucketSeries';
import { deliveredResult } from './deliveredResult';
import { type ArrangedMatrix, type MatrixResult } from './matrixResult';
import { type CorrelationOptions } from './options';
import { rescaleCells } from './rescaleCells';
import { type PlainColumn, tableSeries } from './tableSeries';
import { tableValues } from './tableValues';

/** The options that the numbers depend on; all others are a matter of looks. */
export const analysisOptions = [
  'mode',
  'method',
  'toleranceSeconds',
  'minOverlap',
  'maxLagSteps',
  'bucket',
  'bucketMinutes',
  'aggregation',
  'rescaling',
  'order',
  'clusterColumns',
  'treeMethod',
  'mask',
  'hideDiagonal',
  'significance',
  'alpha',
  'minStrength',
] as const;

export type AnalysisOptions = Pick<CorrelationOptions, (typeof analysisOptions)[number]>;

/**
 * What a heatmap is computed from: series to be correlated, or to be put into buckets of time, a table's columns, or a
 * finished matrix.
 */
export type HeatmapWork = { readonly options: AnalysisOptions } & (
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
