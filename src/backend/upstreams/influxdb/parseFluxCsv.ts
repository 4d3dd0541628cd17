import { parse } from 'csv-parse/sync';
import { type LabelledSeries, type Labels } from '../../../core/series/labelledSeries';
import { excerpt } from '../http/excerpt';
import { shortened } from '../http/shortened';
import { seriesName } from '../seriesName';
import { type TableCell, tableSeries } from '../tableSeries';
import { textNumber } from '../textNumber';
import { UpstreamError } from '../upstream';

/** Columns that are neither values nor tags. */
const systemColumns: ReadonlySet<string> = new Set(['', 'result', 'table', '_start', '_stop', '_time']);

/** The rows of one table so far. */
interface OpenTable {
  readonly result: string;
  readonly labels: Labels;
  readonly times: number[];
  readonly columns: Map<string, TableCell[]>;
}

/** The columns of the tables that follow: `#datatype`, `#group` and `#default`, and their names. */
interface Header {
  names: readonly string[];
  types: readonly string[];
  groups: readonly string[];
  defaults: readonly string[];
}

export interface FluxAnswer {
  readonly series: readonly LabelledSeries[];
  readonly warnings: readonly string[];
}

/**
 * Reads InfluxDB's annotated CSV: each table, or tables that differ in their windows only, are a series ({@link tableSeries}),
 * or one for each column of numbers where they were pivoted. Its labels are the group columns, with `__name__` = `_measurement._field`, or `_measurement.column`, and `result` where a script
 * yields several. A
 * row without `_time` stands for the end of its window, `_stop`. An error table (columns `error`, `reference`) is passed
 * on, and so is an answer that is no CSV.
 *
 * @param stampMs the time that a row stands for; undefined leaves it out
 */
export function parseFluxCsv(
  upstream: string,
  status: number,
  body: Buffer,
  legend: string | undefined,
  stampMs: (timeMs: number) => number | undefined = (timeMs) => timeMs
): FluxAnswer {
  const text = body.toString('utf8').replace(/^\ufeff/, '');
  if (status >= 400) {
    throw new UpstreamError(`${upstream}: ${shortened(errorMessage(text) ?? `HTTP ${status}`)}`, status);
  }
  if (status !== 200 || (text.trim() !== '' && !/^(?:#|,?(?:result|error),)/.test(text))) {
    const words = errorMessage(text);
    const isOwn = /^\s*\{/.test(text) && words !== undefined;
    throw new UpstreamError(
      `${upstream}: ${isOwn ? shortened(words) : `HTTP ${status}, and the answer is no CSV of Flux: ${excerpt(body)}`}`,
      502
    );
  }
  const tables = new Map<string, OpenTable>();
  let header: Header = { names: [], types: [], groups: [], defaults: [] };
  let needsHeader = true;
  for (const record of recordsOf(upstream, text)) {
    const [first] = record;
    if (record.length === 1 && first === '') {
      needsHeader = true;
    } else if (first === '#datatype') {
      header = { ...header, types: record };
      needsHeader = true;
    } else if (first === '#group') {
      header = { ...header, groups: record };
    } else if (first === '#default') {
      header = { ...header, defaults: record };
    } else if (needsHeader) {
      header = { ...header, names: record };
      needsHeader = false;
    } else {
      const cells = record.map((cell, i) => (cell === '' ? (header.defaults[i] ?? '') : cell));
      const errorColumn = header.names.indexOf('error');
      if (errorColumn >= 0 && header.names.includes('reference')) {
        throw new UpstreamError(`${upstream}: ${shortened(cells[errorColumn] ?? 'the script failed')}`, 400);
      }
      addRow(tables, header, cells, stampMs);
    }
  }
  // A line ends every answer, mostly an empty one.
  if (text.trim() !== '' && !text.endsWith('\n')) {
    throw new UpstreamError(`${upstream}: the answer is cut off after ${body.length} bytes; ask again`, 502);
  }
  return seriesOf(tables, legend);
}

/** The rows of a CSV. @throws UpstreamError where it is none, such as one that was cut off amid quotes */
function recordsOf(upstream: string, text: string): string[][] {
  try {
    return parse(text, { relaxColumnCount: true, skipEmptyLines: false });
  } catch (error) {
    const reason = error instanceof Error ? shortened(error.message) : 'unknown reason';
    throw new UpstreamError(`${upstream}: the answer is no CSV, or is cut off: ${reason}`, 502, { cause: error });
  }
}

function addRow(
  tables: Map<string, OpenTable>,
  { names, types, groups }: Header,
  cells: readonly string[],
  stampMs: (timeMs: number) => number | undefined
): void {
  const at = (name: string): string => cells[names.indexOf(name)] ?? '';
  const timeMs = Date.parse(at('_time') || at('_stop'));
  const stamp = Number.isNaN(timeMs) ? NaN : stampMs(timeMs);
  if (stamp === undefined) {
    return;
  }
  const labels: Labels = Object.fromEntries(
    names.flatMap((column, i) =>
      groups[i] === 'true' && !systemColumns.has(column) ? [[column, cells[i] ?? ''] as const] : []
    )
  );
  // Windows that are not put together again are a table each, of one series.
  const result = at('result');
  const key = JSON.stringify([result, labels, names, types]);
  const table: OpenTable = tables.get(key) ?? { result, labels, times: [], columns: new Map() };
  tables.set(key, table);
  table.times.push(stamp);
  for (const [i, column] of names.entries()) {
    if (groups[i] !== 'true' && !systemColumns.has(column)) {
      const known = table.columns.get(column) ?? [];
      table.columns.set(column, known);
      known.push(cellOf(cells[i] ?? '', types[i] ?? ''));
    }
  }
}

function cellOf(text: string, type: string): TableCell {
  if (text === '') {
    return null;
  }
  switch (type) {
    case 'double':
    case 'long':
    case 'unsignedLong':
    case 'duration':
      return textNumber(text);
    case 'boolean':
      return text === 'true';
    default:
      return text;
  }
}

function seriesOf(tables: ReadonlyMap<string, OpenTable>, legend: string | undefined): FluxAnswer {
  const warnings = new Set<string>();
  const series: LabelledSeries[] = [];
  const hasResults = new Set([...tables.values()].map(({ result }) => result)).size > 1;
  for (const { result, labels, times, columns } of tables.values()) {
    if (times.every(Number.isNaN)) {
      warnings.add('left out: a table without the column _time (or _stop): keep it, or set it by duplicate()');
      continue;
    }
    const { _measurement: measurement, _field: field, ...tags } = labels;
    const made = tableSeries({
      labels: tags,
      times,
      columns: Array.from(columns, ([name, cells]) => ({ name, cells })),
    });
    // What tables of one field call _value is that field to its author.
    made.warnings.forEach((text) =>
      warnings.add(field === undefined ? text : text.replace('"_value"', () => JSON.stringify(field)))
    );
    for (const one of made.series) {
      // Columns that are tags of rows name the series as group columns would.
      const { _measurement: ownMeasurement, _field: ownField, ...rest } = one.labels;
      const column = one.column === '_value' ? (field ?? ownField) : one.column;
      const metric = [measurement ?? ownMeasurement, column].filter((part) => part !== undefined).join('.');
      const named: Labels = {
        ...(metric === '' ? {} : { __name__: metric }),
        ...rest,
        ...(hasResults ? { result } : {}),
      };
      series.push({ name: seriesName(named, legend), labels: named, ...inOrder(one.times, one.values) });
    }
  }
  return { series, warnings: [...warnings] };
}

/** Tables that were grouped anew need not be in order of time. */
function inOrder(times: Float64Array, values: Float64Array): { times: Float64Array; values: Float64Array } {
  if (times.every((time, i) => i === 0 || time >= (times[i - 1] ?? time))) {
    return { times, values };
  }
  const order = Array.from(times.keys()).sort((a, b) => (times[a] ?? NaN) - (times[b] ?? NaN));
  return {
    times: Float64Array.from(order, (row) => times[row] ?? NaN),
    values: Float64Array.from(order, (row) => values[row] ?? NaN),
  };
}

function errorMessage(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) {
      const message: unknown = Reflect.get(parsed, 'message') ?? Reflect.get(parsed, 'error');
      return typeof message === 'string' ? message : undefined;
    }
  } catch {
    return text.trim() === '' ? undefined : text.trim().slice(0, 200);
  }
  return undefined;
}
