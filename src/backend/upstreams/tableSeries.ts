import { type Labels } from '../../core/series/labelledSeries';
import { textNumber } from './textNumber';

/** Null where a row has no value. */
export type TableCell = number | boolean | string | null;

/** What a store delivered as a cell: whatever else it is, it has no value. */
export function tableCell(value: unknown): TableCell {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

/** A column of a table of samples. */
export interface TableColumn {
  readonly name: string;
  readonly cells: readonly TableCell[];
}

/** Rows that a store calls one series: their times (NaN where a row has none), and what else they hold. */
export interface SampleTable {
  readonly labels: Labels;
  readonly times: readonly number[];
  readonly columns: readonly TableColumn[];
}

/** One column of the table, or of those rows that belong together. */
export interface ColumnSeries {
  readonly column: string;
  readonly labels: Labels;
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/**
 * Makes series of a table: one of each column of numbers or booleans (1 and 0), of each that has no value at all, and,
 * where there is no other, of texts that all are numbers or durations (in seconds). Texts that tell rows of the same
 * time apart are labels of several series, texts that are the same in all rows are labels, too; other columns are left
 * out, and a warning names them.
 */
export function tableSeries(table: SampleTable): {
  readonly series: readonly ColumnSeries[];
  readonly warnings: readonly string[];
} {
  const { columns } = table;
  const texts = columns.filter(isText);
  const numbers = columns.filter((column) => !isText(column));
  const numeric = texts.filter(({ cells }) => cells.every((cell) => cell === null || !Number.isNaN(numberOf(cell))));
  const values = numbers.length > 0 ? numbers : numeric;
  const others = texts.filter((column) => !values.includes(column));
  if (values.length === 0) {
    return {
      series: [],
      warnings: others.length === 0 ? [] : [`${namesOf(others)} text and no number: nothing is made of it`],
    };
  }
  const rows = table.times.flatMap((time, row) => (Number.isNaN(time) ? [] : [row]));
  const { labelling, isTold } = labellingColumns(others, rows, table.times);
  const groups = groupRows(rows, labelling);
  const constant = others.filter(
    (column) => !labelling.includes(column) && groups.every((group) => isConstant(column, group))
  );
  const left = others.filter((column) => !labelling.includes(column) && !constant.includes(column));
  const series = groups.flatMap((group) => {
    const labels = { ...table.labels, ...labelsOf([...labelling, ...constant], group[0]) };
    const times = Float64Array.from(group, (row) => table.times[row] ?? NaN);
    return values.map(({ name, cells }) => ({
      column: name,
      labels,
      times,
      values: Float64Array.from(group, (row) => numberOf(cells[row] ?? null)),
    }));
  });
  return {
    series,
    warnings: [
      ...(left.length === 0 ? [] : [`left out: ${namesOf(left)} text and no number`]),
      ...(isTold ? [] : ['several rows have the same time, and nothing tells whose they are: group by a tag']),
      ...(rows.length < table.times.length && rows.length === 0 ? ['left out: rows without a time'] : []),
    ],
  };
}

function isText({ cells }: TableColumn): boolean {
  return cells.some((cell) => typeof cell === 'string') && !cells.some((cell) => typeof cell === 'number');
}

function numberOf(cell: TableCell): number {
  switch (typeof cell) {
    case 'number':
      return cell;
    case 'boolean':
      return cell ? 1 : 0;
    case 'string':
      return textNumber(cell);
    default:
      return NaN;
  }
}

/** The texts that tell rows of the same time apart, those of the fewest values first; none where no rows share a time. */
function labellingColumns(
  texts: readonly TableColumn[],
  rows: readonly number[],
  times: readonly number[]
): { readonly labelling: readonly TableColumn[]; readonly isTold: boolean } {
  const labelling: TableColumn[] = [];
  const candidates = texts
    .map((column) => ({ column, distinct: new Set(rows.map((row) => column.cells[row])).size }))
    .filter(({ distinct }) => distinct > 1)
    .sort((a, b) => a.distinct - b.distinct);
  const isTold = (): boolean => groupRows(rows, labelling).every((group) => haveOwnTimes(group, times));
  for (let next = 0; !isTold(); next++) {
    const candidate = candidates[next];
    if (candidate === undefined) {
      return { labelling, isTold: false };
    }
    labelling.push(candidate.column);
  }
  return { labelling, isTold: true };
}

function haveOwnTimes(rows: readonly number[], times: readonly number[]): boolean {
  return new Set(rows.map((row) => times[row])).size === rows.length;
}

function groupRows(rows: readonly number[], columns: readonly TableColumn[]): ReadonlyArray<readonly number[]> {
  if (columns.length === 0) {
    return rows.length === 0 ? [] : [rows];
  }
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const key = JSON.stringify(columns.map(({ cells }) => cells[row]));
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [row]);
    } else {
      group.push(row);
    }
  }
  return [...groups.values()];
}

function isConstant({ cells }: TableColumn, rows: readonly number[]): boolean {
  return rows.every((row) => cells[row] === cells[rows[0] ?? 0]);
}

function labelsOf(columns: readonly TableColumn[], row: number | undefined): Labels {
  return Object.fromEntries(
    columns.flatMap(({ name, cells }) => {
      const cell = cells[row ?? 0];
      return cell === null || cell === undefined ? [] : [[name, String(cell)]];
    })
  );
}

function namesOf(columns: readonly TableColumn[]): string {
  return `${columns.map(({ name }) => `"${name}"`).join(', ')} ${columns.length === 1 ? 'is' : 'are'}`;
}
