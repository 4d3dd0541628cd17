import { failure, type Result, success } from '../../core/result';
import { type SeriesMatrix } from '../../core/series/seriesMatrix';
import { type DeliveredMatrix } from '../../frames/grafana/readCorrelationMatrix';
import { type NumericTable } from '../../frames/grafana/readTable';
import { alignFieldSeries } from '../alignFieldSeries';
import { bucketSeries } from './bucketSeries';
import { lagUnit } from './lagUnit';
import { type MatrixResult } from './matrixResult';
import { type CorrelationOptions } from './options';
import { type HeatmapInput } from './readInput';
import { type HeatmapWork } from './runHeatmapWork';
import { texts } from './texts';

/** The work that an input and the options ask for, or why there is none. */
export function heatmapWork(
  input: HeatmapInput,
  options: CorrelationOptions,
  timeZone: string,
  formatTime: (timeMs: number) => string
): Result<HeatmapWork> {
  switch (input.kind) {
    case 'none':
      return failure(texts.noNumbers);
    case 'matrix':
      return success({ kind: 'result', result: deliveredMatrix(input.matrix, options), options });
    case 'table':
      return options.mode === 'values'
        ? success({ kind: 'result', result: tableValues(input.table), options })
        : correlate(tableMatrix(input.table), options);
    case 'series': {
      if (options.mode !== 'values') {
        return correlate(alignFieldSeries(input.series, options.toleranceSeconds * 1000), options);
      }
      const result = bucketSeries(input.series, options, timeZone, formatTime);
      return result.ok ? success({ kind: 'result', result: result.value, options }) : result;
    }
  }
}

function correlate(matrix: SeriesMatrix, options: CorrelationOptions): Result<HeatmapWork> {
  return matrix.series.length < 2 ? failure(texts.oneSeries) : success({ kind: 'series', matrix, options });
}

function deliveredMatrix(matrix: DeliveredMatrix, options: CorrelationOptions): MatrixResult {
  const { r, n, p, q, lag } = matrix.quantities;
  const isLag = options.mode === 'lag' && lag !== undefined;
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

/** A table's columns as series: its rows are the common "times". */
function tableMatrix(table: NumericTable): SeriesMatrix {
  const length = table.frame.length;
  const values = new Float64Array(table.columns.length * length);
  table.columns.forEach((column, index) => values.set(column.values, index * length));
  return {
    times: Float64Array.from({ length }, (_, row) => row),
    stepMs: 1,
    series: table.columns.map(({ name }) => ({ name, labels: {}, inputRefId: '' })),
    values,
  };
}

function tableValues(table: NumericTable): MatrixResult {
  const columns = table.columns.length;
  const values = new Float64Array(table.frame.length * columns);
  table.columns.forEach((column, index) => {
    for (let row = 0; row < table.frame.length; row++) {
      values[row * columns + index] = column.values[row] ?? Number.NaN;
    }
  });
  return {
    kind: 'values',
    method: null,
    rows: table.rowNames,
    columns: table.columns.map((column) => column.name),
    values,
    details: {},
  };
}
