import { type DataFrame, type Field } from '@grafana/data';

import { type DeliveredMatrix, matrixFields, readCorrelationMatrix } from '../../frames/grafana/readCorrelationMatrix';
import { type FieldSeries } from '../../frames/grafana/fieldSeries';
import { readSeries } from '../../frames/grafana/readSeries';
import { type NumericTable, readTable } from '../../frames/grafana/readTable';

/** What the panel was given. */
export type HeatmapInput =
  | { readonly kind: 'matrix'; readonly matrix: DeliveredMatrix; readonly fields: ReadonlyMap<string, Field> }
  | { readonly kind: 'series'; readonly series: readonly FieldSeries[] }
  | { readonly kind: 'table'; readonly table: NumericTable }
  | { readonly kind: 'none' };

/** Reads frames in the order of what they say most about: a finished matrix, time series, a table. */
export function readInput(frames: readonly DataFrame[]): HeatmapInput {
  const matrix = readCorrelationMatrix(frames);
  if (matrix) {
    return { kind: 'matrix', matrix, fields: matrixFields(frames) };
  }
  const series = readSeries(frames);
  if (series.length > 0) {
    return { kind: 'series', series };
  }
  const table = readTable(frames);
  return table ? { kind: 'table', table } : { kind: 'none' };
}

/** The fields behind the series of an input by their names, for their links, labels and units. */
export function inputFields(input: HeatmapInput): ReadonlyMap<string, Field> {
  switch (input.kind) {
    case 'series':
      return new Map(input.series.map((series) => [series.name, series.field]));
    case 'table':
      return new Map(input.table.columns.map((column) => [column.name, column.field]));
    case 'matrix':
      return input.fields;
    case 'none':
      return new Map();
  }
}
