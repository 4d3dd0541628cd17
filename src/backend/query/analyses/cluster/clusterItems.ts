import { completeItems } from '../../../../core/clustering/recipe/completeItems';
import { describeSeries, type DescribedSeries } from '../../../../core/clustering/recipe/describeSeries';
import { type ItemMatrix } from '../../../../core/clustering/recipe/itemMatrix';
import { scaleItems } from '../../../../core/clustering/recipe/scaleItems';
import { labelValue } from '../../../../core/series/labelValue';
import { type SeriesIdentity, type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';
import { QueryError } from '../../../queryError';

/** What is clustered: one row an item, a series or all series of the same labels. */
export interface DescribedItems {
  readonly identities: readonly SeriesIdentity[];
  /** The inputs that the columns come from, and how many columns each has. */
  readonly inputs: readonly string[];
  readonly columnsOfInput: number;
  readonly columns: number;
  /** Row-major, all finite, in the series' own units. */
  readonly values: Float64Array;
  /** How many items were left out, since they have no values, or none of some input. */
  readonly leftOut: number;
}

/** Items whose columns can be compared. */
export interface ClusterItems extends DescribedItems {
  readonly matrix: ItemMatrix;
}

/** Scales the items, features by the spread that they have in `reference`. @throws QueryError where their numbers are too large for that */
export function comparableItems(
  items: DescribedItems,
  { scaling, of }: Pick<ClusterAnalysis, 'scaling' | 'of'>,
  reference = items.values
): ClusterItems {
  const { values, columns, columnsOfInput, identities } = items;
  const courseLength = of === 'values' ? columnsOfInput : 0;
  const data = scaleItems(values, columns, scaling, { courseLength, reference });
  // No distance is larger than twice the root of this.
  const squares = data.reduce((sum, value) => sum + value * value, 0);
  if (!Number.isFinite(4 * squares)) {
    throw new QueryError(
      'the numbers of the series are too large to be compared (their squares are infinite): leave such series out, or divide them'
    );
  }
  return { ...items, matrix: { data, rows: identities.length, columns } };
}

/** Describes each item by its series' features, or by their values. */
export function describeItems(matrix: SeriesMatrix, { of, features, by }: ClusterAnalysis): DescribedItems {
  const description = describeSeries(matrix, of, features);
  const inputs = by.length === 0 ? [''] : [...new Set(matrix.series.map(({ inputRefId }) => inputRefId))];
  const columns = inputs.length * description.columns;
  const groups = groupSeries(matrix.series, by);
  const numbers = new Float64Array(groups.length * columns);
  groups.forEach(({ members }, i) => numbers.set(rowOf(members, matrix, inputs, description), i * columns));
  const { items, values } = completeItems(numbers, columns);
  return {
    identities: Array.from(items).flatMap((item) => groups[item]?.identity ?? []),
    inputs,
    columnsOfInput: description.columns,
    columns,
    values,
    leftOut: groups.length - items.length,
  };
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
      const name = by.map((label) => labelValue(labels, label)).join(' ');
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
  { columns, values }: DescribedSeries
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
