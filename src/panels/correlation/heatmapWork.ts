import { failure, type Result, success } from '../../core/result';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { bucketColumns } from './bucketColumns';
import { type HeatmapInput } from './readInput';
import { type AnalysisOptions, type HeatmapWork } from './runHeatmapWork';
import { texts } from './texts';

/** The work that an input and the options ask for, or why there is none. Looks at no sample but the first and last. */
export function heatmapWork(
  input: HeatmapInput,
  options: AnalysisOptions,
  timeZone: string,
  formatTime: (timeMs: number) => string
): Result<HeatmapWork> {
  const isCorrelated = options.mode !== 'values';
  switch (input.kind) {
    case 'none':
      return failure(texts.noNumbers);
    case 'matrix':
      return success({ kind: 'matrix', matrix: input.matrix, options });
    case 'table': {
      const { rowNames } = input.table;
      const columns = input.table.columns.map(({ name, values }) => ({ name, values }));
      return isCorrelated && columns.length < 2
        ? failure(texts.oneSeries)
        : success({ kind: 'table', columns, rowNames, options });
    }
    case 'series': {
      const series = input.series.map(plainSeries);
      if (isCorrelated) {
        return series.length < 2 ? failure(texts.oneSeries) : success({ kind: 'series', series, options });
      }
      const columns = bucketColumns(series, options, formatTime, timeZone);
      return columns.ok ? success({ kind: 'buckets', series, columns: columns.value, timeZone, options }) : columns;
    }
  }
}

function plainSeries({ name, labels, times, values }: LabelledSeries): LabelledSeries {
  return { name, labels, times, values };
}
