import { parse } from 'csv-parse/sync';
import { type LabelledSeries, type Labels } from '../../../core/series/labelledSeries';
import { seriesName } from '../seriesName';
import { UpstreamError } from '../upstream';

/** Columns that are not tags. */
const systemColumns: ReadonlySet<string> = new Set(['', 'result', 'table', '_start', '_stop', '_time', '_value']);

interface OpenSeries {
  readonly labels: Labels;
  readonly times: number[];
  readonly values: number[];
}

/**
 * Reads InfluxDB's annotated CSV: each table with `_time` and a numeric `_value` is a series; its labels are the group
 * columns, with `__name__` = `_measurement._field`. An error table (columns `error`, `reference`) is passed on.
 */
export function parseFluxCsv(
  upstream: string,
  status: number,
  body: Buffer,
  legend: string | undefined
): LabelledSeries[] {
  const text = body.toString('utf8');
  if (status >= 400) {
    throw new UpstreamError(`${upstream}: ${errorMessage(text) ?? `HTTP ${status}`}`, status);
  }
  const series = new Map<string, OpenSeries>();
  let columns: readonly string[] = [];
  let types: readonly string[] = [];
  let groups: readonly string[] = [];
  let defaults: readonly string[] = [];
  let needsHeader = true;
  for (const record of parse(text, { relaxColumnCount: true, skipEmptyLines: false })) {
    const [first] = record;
    if (record.length === 1 && first === '') {
      needsHeader = true;
    } else if (first === '#datatype') {
      types = record;
      needsHeader = true;
    } else if (first === '#group') {
      groups = record;
    } else if (first === '#default') {
      defaults = record;
    } else if (needsHeader) {
      columns = record;
      needsHeader = false;
    } else {
      const cells = record.map((cell, i) => (cell === '' ? (defaults[i] ?? '') : cell));
      const errorColumn = columns.indexOf('error');
      if (errorColumn >= 0 && columns.includes('reference')) {
        throw new UpstreamError(`${upstream}: ${cells[errorColumn] ?? 'the script failed'}`, 400);
      }
      addRow(series, columns, types, groups, cells);
    }
  }
  return [...series.values()].map(({ labels, times, values }) => ({
    name: seriesName(labels, legend),
    labels,
    times: Float64Array.from(times),
    values: Float64Array.from(values),
  }));
}

function addRow(
  series: Map<string, OpenSeries>,
  columns: readonly string[],
  types: readonly string[],
  groups: readonly string[],
  cells: readonly string[]
): void {
  const time = columns.indexOf('_time');
  const value = columns.indexOf('_value');
  const timeMs = time < 0 ? NaN : Date.parse(cells[time] ?? '');
  if (Number.isNaN(timeMs) || value < 0 || !['double', 'long', 'unsignedLong'].includes(types[value] ?? '')) {
    return;
  }
  const labels: Record<string, string> = {};
  for (const [i, column] of columns.entries()) {
    if (groups[i] === 'true' && !systemColumns.has(column)) {
      labels[column] = cells[i] ?? '';
    }
  }
  const { _measurement: measurement, _field: field, ...tags } = labels;
  const metric = [measurement, field].filter((part) => part !== undefined).join('.');
  const key = JSON.stringify([cells[columns.indexOf('result')], cells[columns.indexOf('table')], labels]);
  const known = series.get(key) ?? {
    labels: metric === '' ? tags : { __name__: metric, ...tags },
    times: [],
    values: [],
  };
  known.times.push(timeMs);
  known.values.push(cells[value] === '' ? NaN : Number(cells[value]));
  series.set(key, known);
}

function errorMessage(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed && typeof parsed.message === 'string') {
      return parsed.message;
    }
  } catch {
    return text.trim() === '' ? undefined : text.trim().slice(0, 200);
  }
  return undefined;
}
