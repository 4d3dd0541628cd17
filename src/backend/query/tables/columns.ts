import {
  type FieldConfig,
  type JsonField,
  type NumberField,
  type StringField,
  type TimeField,
  type WireField,
  type WireFrame,
} from '../../../frames/schema/wireFrame';

/** A column of numbers of a table, one a row, as wide as its name needs; NaN is an empty cell. */
export function numberColumn<Row>(
  name: string,
  rows: readonly Row[],
  valueOf: (row: Row) => number,
  config: FieldConfig = {}
): NumberField {
  return {
    name,
    type: 'number',
    values: Float64Array.from(rows, valueOf),
    nullable: true,
    config: wide(Math.max(leastNumberWidth, 30 + 7 * name.length), config),
  };
}

const leastNumberWidth = 90;

/** A column of texts of a table, one a row. */
export function textColumn<Row>(
  name: string,
  rows: readonly Row[],
  textOf: (row: Row) => string,
  config?: FieldConfig
): StringField {
  const field = { name, type: 'string' as const, values: rows.map(textOf) };
  return config === undefined ? field : { ...field, config };
}

/** A column that is this many pixels wide in Grafana's table. */
export function wide(width: number, config: FieldConfig = {}): FieldConfig {
  return { ...config, custom: { ...config.custom, width } };
}

/** A column of sentences: it gets the room that is left, at least this many pixels, and breaks its lines. */
export function sentences(minWidth: number, config: FieldConfig = {}): FieldConfig {
  return {
    ...config,
    // Grafana before 12.2 has the second of them.
    custom: { ...config.custom, minWidth, wrapText: true, cellOptions: { type: 'auto', wrapText: true } },
  };
}

/** A column of structured values, one a row. */
export function jsonColumn<Row>(name: string, rows: readonly Row[], valueOf: (row: Row) => unknown): JsonField {
  return { name, type: 'json', values: rows.map((row) => JSON.stringify(valueOf(row))) };
}

/** A column of times of a table, epoch milliseconds, one a row. */
export function timeColumn<Row>(
  name: string,
  rows: readonly Row[],
  timeOf: (row: Row) => number,
  config: FieldConfig = {}
): TimeField {
  return { name, type: 'time', values: Float64Array.from(rows, timeOf), config: wide(timeWidth, config) };
}

/** A date and a time of day. */
const timeWidth = 165;

/** A series as alert rules and panels take it, a frame of its own: its times, and numbers at each of them. */
export function timeSeriesFrame(name: string, times: Float64Array, numbers: readonly NumberField[]): WireFrame {
  return {
    name,
    meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
    fields: [{ name: 'time', type: 'time', values: times }, ...numbers],
  };
}

/** A table for people. */
export function tableFrame(name: string, fields: readonly WireField[]): WireFrame {
  return { name, meta: { preferredVisualisationType: 'table' }, fields };
}

/** A table that alert rules take: texts become labels, and each number of a row an instance. It has no times. */
export function numericFrame(name: string, fields: ReadonlyArray<StringField | NumberField>): WireFrame {
  return {
    name,
    meta: { type: 'numeric-long', typeVersion: [0, 1], preferredVisualisationType: 'table' },
    fields,
  };
}
