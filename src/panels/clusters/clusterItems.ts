import { clusterCountCurve } from '../../core/clustering/clusterCountCurve';
import { type ColumnScaler, scaleColumns } from '../../core/clustering/columnScaler';
import { cutByCount } from '../../core/clustering/cutByCount';
import { cutByHeight } from '../../core/clustering/cutByHeight';
import { dbscan } from '../../core/clustering/dbscan';
import { kMeans } from '../../core/clustering/kMeans';
import { needsEuclidean } from '../../core/clustering/linkage';
import { mergeHeights } from '../../core/clustering/mergeHeights';
import { principalComponents } from '../../core/clustering/principalComponents';
import { robustScaler } from '../../core/clustering/robustScaler';
import { rowLinkage } from '../../core/clustering/rowLinkage';
import { silhouette } from '../../core/clustering/silhouette';
import { standardScaler } from '../../core/clustering/standardScaler';
import { suggestedReach } from '../../core/clustering/suggestedReach';
import { seededRandom } from '../../core/random';
import { failure, type Result, success } from '../../core/result';
import { type ItemFeatures } from '../itemFeatures';
import { type ItemProblem } from '../itemProblem';
import { type ClusteredItems } from './clusteredItems';
import { type ClustersPanelOptions } from './options';
import { renumbered } from './renumbered';

/** More items than these would take longer than a reader waits. */
const itemLimits = { kmeans: 50_000, dbscan: 50_000, hierarchical: 5000 };
/** Silhouettes cost the square of the items. */
const silhouetteLimit = 2000;
const seed = 42;
/** scipy's colour threshold: a share of the highest merge. */
const automaticCut = 0.7;

export type ClusteringOptions = Pick<
  ClustersPanelOptions,
  | 'features'
  | 'scaling'
  | 'axes'
  | 'method'
  | 'countFrom'
  | 'clusterCount'
  | 'maxClusterCount'
  | 'isReachSuggested'
  | 'reach'
  | 'leastNeighbours'
  | 'linkage'
  | 'metric'
  | 'power'
  | 'cut'
  | 'cutHeight'
> & { readonly needsCurve: boolean };

type Grouping = Pick<ClusteredItems, 'labels' | 'clusterCount' | 'centroids' | 'curve' | 'threshold'>;

interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** Clusters the items that have every chosen feature. */
export function clusterItems(
  input: Pick<ItemFeatures, 'items' | 'features' | 'values'>,
  options: ClusteringOptions
): Result<ClusteredItems, ItemProblem> {
  const columnFeatures = Int32Array.from(input.features.keys()).filter(
    (index) => options.features.length === 0 || options.features.includes(input.features[index] ?? '')
  );
  if (columnFeatures.length === 0) {
    return failure({ kind: 'noFeatures' });
  }
  const rowItems = completeItems(input, columnFeatures);
  if (rowItems.length < 2) {
    return failure({ kind: 'tooFewItems', count: rowItems.length });
  }
  if (rowItems.length > itemLimits[options.method]) {
    return failure({ kind: 'tooManyItems', count: rowItems.length, limit: itemLimits[options.method] });
  }
  const columns = columnFeatures.length;
  const values = new Float64Array(rowItems.length * columns);
  rowItems.forEach((item, row) => {
    columnFeatures.forEach((feature, column) => {
      values[row * columns + column] = input.values[item * input.features.length + feature] ?? Number.NaN;
    });
  });
  const scaler = scalerOf(values, columns, options.scaling);
  const scaled = scaleColumns(scaler, values);
  const matrix = { data: scaled, rows: rowItems.length, columns };
  const grouping = group(matrix, options);
  if (!grouping.ok) {
    return grouping;
  }
  const { labels, centroids, clusterCount } = renumbered(grouping.value, columns);
  const silhouettes =
    matrix.rows <= silhouetteLimit
      ? silhouette(scaled, matrix.rows, columns, labels)
      : new Float64Array(matrix.rows).fill(Number.NaN);
  return success({
    ...grouping.value,
    rowItems,
    columnFeatures,
    values,
    scaler,
    plane: isByComponents(columns, options.axes) ? principalComponents(scaled, rowItems.length, columns, 2) : null,
    labels,
    centroids,
    clusterCount,
    silhouettes,
  });
}

function completeItems(input: Pick<ItemFeatures, 'items' | 'features' | 'values'>, columns: Int32Array): Int32Array {
  return Int32Array.from(input.items.keys()).filter((item) =>
    columns.every((feature) => Number.isFinite(input.values[item * input.features.length + feature] ?? Number.NaN))
  );
}

function isByComponents(columns: number, axes: ClustersPanelOptions['axes']): boolean {
  return columns > 1 && (axes === 'components' || (axes === 'auto' && columns > 2));
}

function scalerOf(values: Float64Array, columns: number, scaling: ClustersPanelOptions['scaling']): ColumnScaler {
  switch (scaling) {
    case 'standard':
      return standardScaler(values, columns);
    case 'robust':
      return robustScaler(values, columns);
    case 'none':
      return { centres: new Float64Array(columns), scales: new Float64Array(columns).fill(1) };
  }
}

function group(matrix: Matrix, options: ClusteringOptions): Result<Grouping, ItemProblem> {
  switch (options.method) {
    case 'kmeans':
      return success(byMeans(matrix, options));
    case 'dbscan':
      return byDensity(matrix, options);
    case 'hierarchical':
      return byTree(matrix, options);
  }
}

function byMeans({ data, rows, columns }: Matrix, options: ClusteringOptions): Grouping {
  const random = seededRandom(seed);
  const given = Math.min(rows, Math.max(1, Math.round(options.clusterCount)));
  if (options.countFrom === 'given' && !options.needsCurve) {
    return { ...kMeans(data, rows, columns, given, { random }), clusterCount: given, curve: null, threshold: null };
  }
  const greatest = Math.max(options.maxClusterCount, options.countFrom === 'given' ? given : 1);
  const { clusters, ...curve } = clusterCountCurve(data, rows, columns, greatest, random);
  const chosen = {
    given,
    knee: curve.knee ?? curve.suggested,
    silhouette: curve.suggested,
  }[options.countFrom];
  const found = clusters[chosen - 1];
  return {
    labels: found?.labels ?? new Int32Array(rows),
    centroids: found?.centroids ?? new Float64Array(),
    clusterCount: chosen,
    curve: { kind: 'inertia', ...curve },
    threshold: null,
  };
}

function byDensity({ data, rows, columns }: Matrix, options: ClusteringOptions): Result<Grouping, ItemProblem> {
  const { isReachSuggested, leastNeighbours } = options;
  const suggestion =
    isReachSuggested || options.needsCurve ? suggestedReach(data, rows, columns, leastNeighbours) : null;
  const reach = isReachSuggested ? (suggestion?.reach ?? Number.NaN) : options.reach;
  if (!(reach > 0)) {
    return failure({ kind: 'noReach' });
  }
  const { labels, clusterCount } = dbscan(data, rows, columns, reach, leastNeighbours);
  return success({
    labels,
    clusterCount,
    centroids: new Float64Array(),
    curve: suggestion ? { kind: 'reach', distances: suggestion.distances, leastNeighbours } : null,
    threshold: reach,
  });
}

function byTree(
  { data, rows, columns }: Matrix,
  { linkage: method, metric, power, ...options }: ClusteringOptions
): Result<Grouping, ItemProblem> {
  if (metric !== 'euclidean' && needsEuclidean(method)) {
    return failure({ kind: 'needsEuclidean', method });
  }
  const tree = rowLinkage(data, rows, columns, method, metric, power);
  if (tree === undefined) {
    return failure({ kind: 'noDistance', metric });
  }
  const heights = mergeHeights(tree);
  const greatest = heights.reduce((most, height) => Math.max(most, height), 0);
  const height = options.cut === 'auto' ? automaticCut * greatest : options.cutHeight;
  const groups =
    options.cut === 'count' ? cutByCount(tree, Math.max(1, options.clusterCount)) : cutByHeight(tree, height);
  const clusterCount = groups.reduce((most, label) => Math.max(most, label), 0);
  const shown = Math.min(options.maxClusterCount, heights.length);
  return success({
    labels: groups.map((label) => label - 1),
    clusterCount,
    centroids: new Float64Array(),
    curve: {
      kind: 'heights',
      counts: new Int32Array(shown).map((_, index) => index + 1),
      heights: Float64Array.from(heights).sort().reverse().slice(0, shown),
    },
    threshold: options.cut === 'count' ? null : height,
  });
}
