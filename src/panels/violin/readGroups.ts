import { type DataFrame, type Field } from '@grafana/data';

import { type Labels } from '../../core/series/labelledSeries';
import { labelValue } from '../../core/series/labelValue';
import { groupedValues } from '../../core/series/groupedValues';
import { presentValues } from '../../core/statistics/presentValues';
import { type FieldHistogram, readHistograms } from '../../frames/grafana/readHistograms';
import { readSeries } from '../../frames/grafana/readSeries';
import { type NumericTable, readTable } from '../../frames/grafana/readTable';
import { joinedValues } from './joinedValues';

/** Values of one group; `hue` parts the groups of one category. */
export interface ValueGroup {
  readonly category: string;
  readonly hue: string | null;
  readonly values: Float64Array;
  readonly histogram: FieldHistogram | null;
  readonly labels: Labels;
  readonly field: Field;
  /** The first row of its frame that belongs to it: for links. */
  readonly firstRow: number;
}

interface Part {
  readonly name: string;
  readonly labels: Labels;
  readonly values: Float64Array;
  readonly histogram: FieldHistogram | null;
  readonly field: Field;
  readonly firstRow: number;
}

/** The groups in frames: histograms, time series, or a table's columns or rows. Missing values are left out. */
export function readGroups(frames: readonly DataFrame[], groupBy: string, hueBy: string): ValueGroup[] {
  const groups = new Map<string, { category: string; hue: string | null; parts: Part[] }>();
  for (const part of readParts(frames, groupBy, hueBy)) {
    const category = groupBy === '' ? withoutHue(part, hueBy) : (labelValue(part.labels, groupBy) ?? part.name);
    const hue = hueBy === '' ? null : (labelValue(part.labels, hueBy) ?? '');
    const key = JSON.stringify([category, hue]);
    const group = groups.get(key) ?? { category, hue, parts: [] };
    group.parts.push(part);
    groups.set(key, group);
  }
  return Array.from(groups.values()).flatMap(({ category, hue, parts }): ValueGroup[] => {
    const [first] = parts;
    return first
      ? [
          {
            category,
            hue,
            values: joinedValues(parts.map((part) => part.values)),
            histogram: first.histogram,
            labels: first.labels,
            field: first.field,
            firstRow: first.firstRow,
          },
        ]
      : [];
  });
}

/** Without a grouping label, series that differ in the hue only share a category. */
function withoutHue(part: Part, hueBy: string): string {
  if (hueBy === '') {
    return part.name;
  }
  const { [hueBy]: _hue, __name__: metric, ...labels } = part.labels;
  return Object.values(labels).join(' ') || (metric ?? part.field.name);
}

function readParts(frames: readonly DataFrame[], groupBy: string, hueBy: string): Part[] {
  const histograms = readHistograms(frames);
  if (histograms.length > 0) {
    return histograms.map((histogram) => ({ ...histogram, values: new Float64Array(), histogram, firstRow: 0 }));
  }
  const series = readSeries(frames);
  if (series.length > 0) {
    return series.map(({ name, labels, values, field }) => ({
      name,
      labels,
      values: withoutMissing(values),
      histogram: null,
      field,
      firstRow: 0,
    }));
  }
  const table = readTable(frames);
  return table ? tableParts(table, groupBy, hueBy) : [];
}

/** With text columns the rows are grouped by them; without, each number column is a group. */
function tableParts(table: NumericTable, groupBy: string, hueBy: string): Part[] {
  const byDefault = groupBy === '' ? table.textFields.slice(0, 1) : [];
  const keys = table.textFields.filter(
    (field) => field.name === groupBy || field.name === hueBy || byDefault.includes(field)
  );
  const { groupOfRow, firstRows } = groupRows(keys, table.frame.length);
  const labelled = firstRows.map((firstRow) => ({
    firstRow,
    labels: Object.fromEntries(keys.map((field) => [field.name, textAt(field, firstRow)])),
  }));
  return table.columns.flatMap((column) => {
    const { sorted, starts } = groupedValues(column.values, groupOfRow, firstRows.length);
    return labelled.map(({ labels, firstRow }, group): Part => {
      const own = Object.values(labels).join(' ');
      return {
        name: table.columns.length > 1 && own ? `${column.name} ${own}` : own || column.name,
        labels,
        values: sorted.subarray(starts[group], starts[group + 1]),
        histogram: null,
        field: column.field,
        firstRow,
      };
    });
  });
}

/** Rows whose texts in all `keys` are the same are a group; groups are numbered in the order of their first rows. */
function groupRows(keys: readonly Field[], rowCount: number) {
  let groupOfRow = new Int32Array(rowCount);
  let firstRows = rowCount > 0 ? [0] : [];
  for (const key of keys) {
    const parted = new Int32Array(rowCount);
    const partedFirst: number[] = [];
    const numbers = firstRows.map(() => new Map<string, number>());
    for (let row = 0; row < rowCount; row++) {
      const known = numbers[groupOfRow[row] ?? 0];
      const text = textAt(key, row);
      let number = known?.get(text);
      if (number === undefined) {
        number = partedFirst.push(row) - 1;
        known?.set(text, number);
      }
      parted[row] = number;
    }
    groupOfRow = parted;
    firstRows = partedFirst;
  }
  return { groupOfRow, firstRows };
}

function textAt(field: Field, row: number): string {
  const value: unknown = field.values[row];
  return typeof value === 'string' ? value : String(value ?? '');
}

/** Copied only where something is missing. */
function withoutMissing(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) {
      return presentValues(values);
    }
  }
  return values;
}
