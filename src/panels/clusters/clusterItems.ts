import { type ClusterChoice, chooseClusters } from '../../core/clustering/recipe/chooseClusters';
import { clusterMeans } from '../../core/clustering/recipe/clusterMeans';
import { type ClusterRecipe } from '../../core/clustering/recipe/clusterRecipe';
import { clusterSilhouettes } from '../../core/clustering/recipe/clusterSilhouettes';
import { completeItems } from '../../core/clustering/recipe/completeItems';
import { formClusters } from '../../core/clustering/recipe/formClusters';
import { scaleItems } from '../../core/clustering/recipe/scaleItems';
import { mergeHeights } from '../../core/clustering/trees/mergeHeights';
import { principalComponents } from '../../core/clustering/components/principalComponents';
import { failure, type Result, success } from '../../core/result';
import { type ItemProblem } from '../kit/items/itemProblem';
import { type ChoiceCurve, type ClusteredItems } from './clusteredItems';
import { type ClusterMethod, type ClustersPanelOptions } from './options';

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

/** Items and their numbers: plain data. */
export interface ClusterInput {
  readonly items: readonly string[];
  readonly features: readonly string[];
  /** Flat, an item after the other, a number for each feature; NaN where one is missing. */
  readonly values: Float64Array;
  /** Whether features are the samples of a series. */
  readonly isCourse: boolean;
}

/** Clusters the items that have every chosen feature, by the recipe that the cluster analysis follows, too. */
export function clusterItems(input: ClusterInput, options: ClusteringOptions): Result<ClusteredItems, ItemProblem> {
  const columnFeatures = Int32Array.from(input.features.keys()).filter(
    (index) => options.features.length === 0 || options.features.includes(input.features[index] ?? '')
  );
  if (columnFeatures.length === 0) {
    return failure({ kind: 'noFeatures' });
  }
  const { items: rowItems, values } = completeItems(input.values, input.features.length, columnFeatures);
  const rows = rowItems.length;
  const columns = columnFeatures.length;
  const data = scaleItems(values, columns, options.scaling, { courseLength: input.isCourse ? columns : 0 });
  const plane = isByComponents(columns, options.axes) ? principalComponents(data, rows, columns, 2) : null;
  const shown = { rowItems, columnFeatures, values, plane };
  if (options.method === 'none') {
    return rows === 0 ? failure({ kind: 'tooFewItems', count: 0 }) : success({ ...shown, ...ungrouped(rows) });
  }
  const matrix = { data, rows, columns };
  const recipe = recipeOf(options, options.method);
  const chosen = chooseClusters(matrix, recipe, options.needsCurve);
  if (!chosen.ok) {
    return chosen;
  }
  const clusters = formClusters(matrix, chosen.value, recipe);
  const hasMiddles = options.method === 'kmeans';
  return success({
    ...shown,
    isPlain: false,
    labels: clusters.labels,
    clusterCount: clusters.sizes.length,
    centroids: hasMiddles ? clusterMeans(values, columns, clusters) : new Float64Array(),
    scaledCentroids: hasMiddles ? clusterMeans(data, columns, clusters) : new Float64Array(),
    silhouettes: clusterSilhouettes(matrix, clusters.labels),
    ...curveOf(chosen.value, options),
  });
}

/** All items are alike in a plain scatter plot. */
function ungrouped(rows: number): Omit<ClusteredItems, 'rowItems' | 'columnFeatures' | 'values' | 'plane'> {
  return {
    isPlain: true,
    labels: new Int32Array(rows),
    clusterCount: 1,
    centroids: new Float64Array(),
    scaledCentroids: new Float64Array(),
    silhouettes: new Float64Array(rows).fill(NaN),
    curve: null,
    threshold: null,
  };
}

function isByComponents(columns: number, axes: ClustersPanelOptions['axes']): boolean {
  return columns > 1 && (axes === 'components' || (axes === 'auto' && columns > 2));
}

/** The panel's options as the recipe names them. */
function recipeOf(options: ClusteringOptions, method: Exclude<ClusterMethod, 'none'>): ClusterRecipe {
  const { countFrom, cut, linkage, metric, power } = options;
  const isCounted = method === 'kmeans' ? countFrom === 'given' : cut === 'count';
  return {
    method: method === 'kmeans' ? 'kMeans' : method,
    countFrom: countFrom === 'silhouette' ? 'silhouette' : 'knee',
    maxCount: options.maxClusterCount,
    minNeighbours: options.leastNeighbours,
    linkage,
    metric,
    power,
    count: isCounted ? Math.max(1, Math.round(options.clusterCount)) : undefined,
    reach: options.isReachSuggested ? undefined : options.reach,
    height: cut === 'height' ? options.cutHeight : undefined,
  };
}

/** What the elbow chart shows of a choice. */
function curveOf(
  choice: ClusterChoice,
  { leastNeighbours, maxClusterCount }: ClusteringOptions
): { readonly curve: ChoiceCurve | null; readonly threshold: number | null } {
  switch (choice.kind) {
    case 'kMeans':
      return { curve: choice.curve && { kind: 'inertia', ...choice.curve }, threshold: null };
    case 'dbscan':
      return {
        curve: choice.suggestion && { kind: 'reach', distances: choice.suggestion.distances, leastNeighbours },
        threshold: choice.reach,
      };
    case 'treeCount':
    case 'treeHeight': {
      const heights = mergeHeights(choice.tree).sort().reverse();
      const shown = Math.min(maxClusterCount, heights.length);
      return {
        curve: {
          kind: 'heights',
          counts: new Int32Array(shown).map((_, index) => index + 1),
          heights: heights.slice(0, shown),
        },
        threshold: choice.kind === 'treeHeight' ? choice.height : null,
      };
    }
  }
}
