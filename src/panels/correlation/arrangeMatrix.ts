import { bestOrdered } from '../../core/clustering/trees/bestOrdered';
import { condensedDistances } from '../../core/clustering/distances/condensedDistances';
import { leafOrder } from '../../core/clustering/trees/leafOrder';
import { linkage } from '../../core/clustering/trees/linkage';
import { type LinkageTree } from '../../core/clustering/trees/linkageTree';
import { similarityOrder } from '../../core/correlation/similarityOrder';
import { type ArrangedMatrix, type MatrixResult, type PairDetails } from './matrixResult';
import { type CorrelationOptions } from './options';
import { valueRange } from './valueRange';

type ArrangeOptions = Pick<
  CorrelationOptions,
  'order' | 'clusterColumns' | 'treeMethod' | 'mask' | 'hideDiagonal' | 'significance' | 'alpha' | 'minStrength'
>;

/** Puts rows and columns in the wanted order, says which cells are hidden and what range the values have. */
export function arrangeMatrix(result: MatrixResult, options: ArrangeOptions): ArrangedMatrix {
  const isSquare = result.kind !== 'values';
  const { rowTree, columnTree } = options.order === 'clustered' ? treesOf(result, options) : noTrees;
  const rowSources = rowTree ? leafOrder(rowTree) : orderOf(result.rows, options.order);
  const columnSources = isSquare
    ? rowSources
    : columnTree
      ? leafOrder(columnTree)
      : Int32Array.from(result.columns.keys());
  const arranged = (values: Float64Array) => permuted(values, rowSources, columnSources);
  const details: PairDetails = Object.fromEntries(
    Object.entries(result.details).map(([key, values]: [string, Float64Array]) => [key, arranged(values)])
  );
  const values = arranged(result.values);
  const { columnTimes, ...rest } = result;
  return {
    ...rest,
    // Clustered columns are no longer in the order of their times.
    ...(columnTimes && !columnTree ? { columnTimes } : {}),
    rows: Array.from(rowSources, (source) => result.rows[source] ?? ''),
    columns: Array.from(columnSources, (source) => result.columns[source] ?? ''),
    values,
    range: valueRange(values, false),
    details,
    rowTree,
    columnTree,
    hidden: isSquare ? hiddenCells(values, details, rowSources.length, options) : null,
  };
}

function orderOf(names: readonly string[], order: CorrelationOptions['order']): Int32Array {
  const sources = Int32Array.from(names.keys());
  if (order !== 'name') {
    return sources;
  }
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  return sources.sort((a, b) => compare(names[a] ?? '', names[b] ?? ''));
}

/** Values that are in order already are not copied. */
function permuted(values: Float64Array, rowSources: Int32Array, columnSources: Int32Array): Float64Array {
  if (isInOrder(rowSources) && isInOrder(columnSources)) {
    return values;
  }
  const rows = rowSources.length;
  const columns = columnSources.length;
  const result = new Float64Array(values.length);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    const from = (rowSources[row] ?? 0) * columns;
    for (let column = 0; column < columns; column++) {
      result[next++] = values[from + (columnSources[column] ?? 0)] ?? Number.NaN;
    }
  }
  return result;
}

function isInOrder(sources: Int32Array): boolean {
  return sources.every((source, index) => source === index);
}

const noTrees = { rowTree: null, columnTree: null };

function treesOf(result: MatrixResult, options: ArrangeOptions): Pick<ArrangedMatrix, 'rowTree' | 'columnTree'> {
  if (result.rows.length < 2) {
    return noTrees;
  }
  if (result.kind !== 'values') {
    const rowTree = coefficientTree(result, options);
    return { rowTree, columnTree: rowTree };
  }
  const cells = result.values.map((value) => (Number.isNaN(value) ? 0 : value));
  const columns = result.columns.length;
  return {
    rowTree: treeOfRows(cells, result.rows.length, options),
    columnTree: options.clusterColumns && columns > 1 ? treeOfRows(transposed(cells, columns), columns, options) : null,
  };
}

/** The order in which the correlation analysis puts its matrix, too; of lags it goes by how strongly the series agree. */
function coefficientTree({ kind, rows, values, details }: MatrixResult, { treeMethod }: ArrangeOptions): LinkageTree {
  const coefficients = kind === 'lag' ? (details.r ?? values) : values;
  return similarityOrder({ size: rows.length, values: coefficients }, 'signed', treeMethod).tree;
}

function transposed(cells: Float64Array, columns: number): Float64Array {
  const rows = cells.length / columns;
  return cells.map((_, index) => cells[(index % rows) * columns + Math.floor(index / rows)] ?? 0);
}

/** The tree of rows of values, each compared as a whole with the others (Euclidean), as clustered heatmaps do. */
function treeOfRows(cells: Float64Array, rows: number, { treeMethod }: ArrangeOptions): LinkageTree {
  const distances = condensedDistances(cells, rows, cells.length / rows, 'euclidean');
  return bestOrdered(linkage(distances, treeMethod), distances);
}

function hiddenCells(
  values: Float64Array,
  details: PairDetails,
  size: number,
  options: ArrangeOptions
): Uint8Array | null {
  const { mask, hideDiagonal, significance, alpha, minStrength } = options;
  if (mask === 'none' && !hideDiagonal && significance === 'none' && minStrength <= 0) {
    return null;
  }
  const hidden = new Uint8Array(values.length);
  const probabilities = significance === 'none' ? undefined : details[significance];
  const strengths = details.r ?? values;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const cell = row * size + column;
      const isMasked = (mask === 'upper' && column > row) || (mask === 'lower' && column < row);
      const isDiagonal = row === column;
      const isInsignificant = !isDiagonal && probabilities !== undefined && !((probabilities[cell] ?? 1) <= alpha);
      const isWeak = Math.abs(strengths[cell] ?? 0) < minStrength;
      hidden[cell] = isMasked || (isDiagonal && hideDiagonal) || isInsignificant || isWeak ? 1 : 0;
    }
  }
  return hidden;
}
