import { type DataFrame, type Field } from '@grafana/data';

import { type Labels } from '../../core/series/labelledSeries';
import { type FieldHistogram, readHistograms } from '../../frames/grafana/readHistograms';
import { readSeries } from '../../frames/grafana/readSeries';
import { type NumericTable, readTable } from '../../frames/grafana/readTable';

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
    const category = groupBy === '' ? withoutHue(part, hueBy) : (part.labels[groupBy] ?? part.name);
    const hue = hueBy === '' ? null : (part.labels[hueBy] ?? '');
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
            values: joined(parts.map((part) => part.values)),
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
      values: values.filter((value) => !Number.isNaN(value)),
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
  return table.columns.flatMap((column) => {
    const rowsOf = new Map<string, { labels: Labels; values: number[]; firstRow: number }>();
    column.values.forEach((value, row) => {
      const labels = Object.fromEntries(keys.map((field) => [field.name, String(field.values[row] ?? '')]));
      const key = JSON.stringify(labels);
      const group = rowsOf.get(key) ?? { labels, values: [], firstRow: row };
      if (!Number.isNaN(value)) {
        group.values.push(value);
      }
      rowsOf.set(key, group);
    });
    return Array.from(rowsOf.values(), ({ labels, values, firstRow }): Part => {
      const own = Object.values(labels).join(' ');
      return {
        name: table.columns.length > 1 && own ? `${column.name} ${own}` : own || column.name,
        labels,
        values: Float64Array.from(values),
        histogram: null,
        field: column.field,
        firstRow,
      };
    });
  });
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const [first] = parts;
  if (parts.length === 1 && first) {
    return first;
  }
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}
