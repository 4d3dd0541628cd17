import { type ColumnScaler, scaleColumns } from '../../../../core/clustering/columnScaler';
import { robustScaler } from '../../../../core/clustering/robustScaler';
import { featureNames, seriesFeatures } from '../../../../core/clustering/seriesFeatures';
import { standardScaler } from '../../../../core/clustering/standardScaler';
import { fillGaps } from '../../../../core/series/fillGaps';
import { type SeriesIdentity, type SeriesMatrix, seriesValues } from '../../../../core/series/seriesMatrix';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';

/** What is clustered: one row an item, a series or all series of the same labels. */
export interface DescribedItems {
  readonly identities: readonly SeriesIdentity[];
  /** The inputs that the columns come from, and how many columns each has. */
  readonly inputs: readonly string[];
  readonly columnsOfInput: number;
  readonly columns: number;
  /** Row-major, all finite. */
  readonly data: Float64Array;
  /** How many items were left out, since they have no values, or none of some input. */
  readonly leftOut: number;
}

/** Items whose columns can be compared. */
export interface ClusterItems extends DescribedItems {
  readonly scaled: Float64Array;
  readonly scaler: ColumnScaler;
}

/** Scales the columns, by the spread that they have in `reference`. */
export function scaleItems(
  items: DescribedItems,
  scaling: ClusterAnalysis['scaling'],
  reference = items.data
): ClusterItems {
  const scaler = scalerOf(scaling, reference, items.columns);
  return { ...items, scaled: scaleColumns(scaler, items.data), scaler };
}

/** Describes each item by its series' features, or by their values. */
export function describeItems(matrix: SeriesMatrix, analysis: ClusterAnalysis): DescribedItems {
  const { by } = analysis;
  const description = analysis.of === 'features' ? chosenFeatures(matrix, analysis.features) : filledValues(matrix);
  const inputs = by.length === 0 ? [''] : [...new Set(matrix.series.map(({ inputRefId }) => inputRefId))];
  const columnsOfInput = description.columns;
  const columns = inputs.length * columnsOfInput;
  const groups = groupSeries(matrix.series, by);
  const items = groups
    .map(({ identity, members }) => ({ identity, row: rowOf(members, matrix, inputs, description) }))
    .filter(({ row }) => row.every(Number.isFinite));
  const data = new Float64Array(items.length * columns);
  items.forEach(({ row }, i) => data.set(row, i * columns));
  return {
    identities: items.map(({ identity }) => identity),
    inputs,
    columnsOfInput,
    columns,
    data,
    leftOut: groups.length - items.length,
  };
}

/** A row of numbers a series. */
interface Description {
  readonly columns: number;
  readonly values: Float64Array;
}

function chosenFeatures(matrix: SeriesMatrix, names: ClusterAnalysis['features']): Description {
  const all = seriesFeatures(matrix);
  const columns = names.map((name) => featureNames.indexOf(name));
  const values = new Float64Array(all.rows * columns.length);
  for (let row = 0; row < all.rows; row++) {
    for (const [c, column] of columns.entries()) {
      values[row * columns.length + c] = all.values[row * all.columns + column] ?? NaN;
    }
  }
  return { columns: columns.length, values };
}

/** Gaps lie on the line between their neighbours, those at either end repeat the nearest value. */
function filledValues(matrix: SeriesMatrix): Description {
  const columns = matrix.times.length;
  const values = new Float64Array(matrix.series.length * columns);
  for (let row = 0; row < matrix.series.length; row++) {
    const forward = fillGaps(fillGaps(seriesValues(matrix, row), 'linear'), 'previous');
    values.set(fillGaps(forward.reverse(), 'previous').reverse(), row * columns);
  }
  return { columns, values };
}

interface SeriesGroup {
  readonly identity: SeriesIdentity;
  readonly members: number[];
}

function groupSeries(series: readonly SeriesIdentity[], by: readonly string[]): readonly SeriesGroup[] {
  if (by.length === 0) {
    return series.map((identity, index) => ({ identity, members: [index] }));
  }
  const groups = new Map<string, SeriesGroup>();
  for (const [index, { labels: all, inputRefId }] of series.entries()) {
    const labels = Object.fromEntries(by.map((name) => [name, all[name] ?? '']));
    const key = JSON.stringify(labels);
    const group = groups.get(key);
    if (group === undefined) {
      const name = by.map((label) => labels[label]).join(' ');
      groups.set(key, { identity: { name, labels, inputRefId }, members: [index] });
    } else {
      group.members.push(index);
    }
  }
  return [...groups.values()];
}

/** The columns of every input side by side; several series of one input are averaged. */
function rowOf(
  members: readonly number[],
  { series }: SeriesMatrix,
  inputs: readonly string[],
  { columns, values }: Description
): Float64Array {
  const row = new Float64Array(inputs.length * columns);
  for (const [i, input] of inputs.entries()) {
    const own = input === '' ? members : members.filter((index) => series[index]?.inputRefId === input);
    for (let c = 0; c < columns; c++) {
      const sum = own.reduce((total, index) => total + (values[index * columns + c] ?? NaN), 0);
      row[i * columns + c] = sum / own.length;
    }
  }
  return row;
}

function scalerOf(scaling: ClusterAnalysis['scaling'], data: Float64Array, columns: number): ColumnScaler {
  switch (scaling) {
    case 'standard':
      return standardScaler(data, columns);
    case 'robust':
      return robustScaler(data, columns);
    case 'none':
      return { centres: new Float64Array(columns), scales: new Float64Array(columns).fill(1) };
  }
}
