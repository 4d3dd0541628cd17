import { type DataFrame, type Field } from '@grafana/data';

import { type Labels } from '../../core/series/labelledSeries';
import { labelValue } from '../../core/series/labelValue';
import { seriesValues } from '../../core/series/seriesMatrix';
import { type FieldSeries } from '../../frames/grafana/fieldSeries';
import { readSeries } from '../../frames/grafana/readSeries';
import { type NumericTable, readTable } from '../../frames/grafana/readTable';
import { alignFieldSeries } from '../kit/items/alignFieldSeries';
import { type SampleTable, type SampleVariable } from './sampleTable';
import { texts } from './texts';

interface ReadOptions {
  readonly toleranceSeconds: number;
  readonly colorBy: string;
  /** Label (or text column); empty: the first that tells samples apart. */
  readonly colorLabel: string;
}

/** The samples in frames: time series joined by time, or the rows of a table. Null where there are no numbers. */
export function readSamples(frames: readonly DataFrame[], options: ReadOptions): SampleTable | null {
  const series = readSeries(frames);
  if (series.length > 0) {
    const label = options.colorBy === 'label' ? options.colorLabel || firstVaryingLabel(series) : '';
    return label === '' ? joinedSeries(series, options) : joinedByLabel(series, label, options);
  }
  const table = readTable(frames);
  return table ? tableSamples(table, options) : null;
}

function tableSamples(table: NumericTable, { colorBy, colorLabel }: ReadOptions): SampleTable {
  const { textFields } = table;
  const colored = textFields.find((field) => field.name === colorLabel) ?? textFields[textFields.length - 1];
  return {
    variables: table.columns.map(({ name, field, values }) => ({ name, field, values })),
    count: table.frame.length,
    times: null,
    names: table.rowNames,
    labelValues: colorBy === 'label' && colored ? Array.from(colored.values, (value) => String(value ?? '')) : null,
    labelsOf: (row) => Object.fromEntries(textFields.map((field) => [field.name, String(field.values[row] ?? '')])),
  };
}

/** Each series is a variable. */
function joinedSeries(series: readonly FieldSeries[], { toleranceSeconds }: ReadOptions): SampleTable {
  const matrix = alignFieldSeries(series, toleranceSeconds * 1000);
  const shared = sharedLabels(series);
  return {
    variables: series.map(({ name, field }, index) => ({ name, field, values: seriesValues(matrix, index) })),
    count: matrix.times.length,
    times: matrix.times,
    names: null,
    labelValues: null,
    labelsOf: () => shared,
  };
}

/** Series that differ in the label only are one variable; the samples of each value of the label follow each other. */
function joinedByLabel(series: readonly FieldSeries[], label: string, { toleranceSeconds }: ReadOptions): SampleTable {
  const fields = new Map<string, Field>();
  const parts = new Map<string, FieldSeries[]>();
  for (const one of series) {
    const name = variableName(one, label);
    fields.set(name, fields.get(name) ?? one.field);
    const value = labelValue(one.labels, label) ?? texts.withoutLabel;
    parts.set(value, [...(parts.get(value) ?? []), one]);
  }
  const joined = Array.from(parts, ([value, members]) => ({
    value,
    shared: sharedLabels(members),
    names: members.map((one) => variableName(one, label)),
    matrix: alignFieldSeries(members, toleranceSeconds * 1000),
  }));
  const owners = joined.flatMap((part) => Array.from(part.matrix.times, () => part));
  return {
    variables: Array.from(fields, ([name, field]): SampleVariable => ({
      name,
      field,
      values: Float64Array.from(
        joined.flatMap(({ names, matrix }) => {
          const index = names.indexOf(name);
          return index < 0 ? Array.from(matrix.times, () => Number.NaN) : Array.from(seriesValues(matrix, index));
        })
      ),
    })),
    count: owners.length,
    times: Float64Array.from(joined.flatMap(({ matrix }) => Array.from(matrix.times))),
    names: null,
    labelValues: owners.map(({ value }) => value),
    labelsOf: (sample) => owners[sample]?.shared ?? {},
  };
}

/** The metric, and whichever labels tell its series apart beside the one that colours follow. */
function variableName({ labels, field, frame }: FieldSeries, label: string): string {
  const { __name__: metric, [label]: _colored, ...others } = labels;
  const name = metric ?? (field.name === 'Value' ? (frame.refId ?? field.name) : field.name);
  return [name, ...Object.values(others)].join(' ');
}

function firstVaryingLabel(series: readonly FieldSeries[]): string {
  const keys = new Set(series.flatMap(({ labels }) => Object.keys(labels)));
  keys.delete('__name__');
  return Array.from(keys).find((key) => new Set(series.map(({ labels }) => labels[key])).size > 1) ?? '';
}

function sharedLabels(series: readonly FieldSeries[]): Labels {
  const [first, ...others] = series;
  return Object.fromEntries(
    Object.entries(first?.labels ?? {}).filter(([key, value]) => others.every(({ labels }) => labels[key] === value))
  );
}
