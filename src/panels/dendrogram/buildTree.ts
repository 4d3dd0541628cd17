import { type DistanceMetric } from '../../core/clustering/distances/distanceMetric';
import { needsEuclidean } from '../../core/clustering/trees/linkage';
import { type LinkageTree } from '../../core/clustering/trees/linkageTree';
import { completeItems } from '../../core/clustering/recipe/completeItems';
import { itemTree } from '../../core/clustering/recipe/itemTree';
import { orderedItemTree } from '../../core/clustering/recipe/orderedItemTree';
import { scaleItems } from '../../core/clustering/recipe/scaleItems';
import { type Result, success } from '../../core/result';
import { type FeatureValues } from '../kit/items/featureValues';
import { type ItemProblem } from '../kit/items/itemProblem';
import { type DendrogramPanelOptions } from './options';

export type TreeOptions = Pick<DendrogramPanelOptions, 'isScaled' | 'method' | 'metric' | 'power' | 'isOptimal'>;

/** What a tree is built from: plain data. */
export interface TreeItems extends FeatureValues {
  readonly items: readonly string[];
  /** Whether features are the samples of a series. */
  readonly isCourse: boolean;
}

/** A linkage tree and the items at its leaves: those of the input that have every feature. */
export interface ItemTree {
  readonly tree: LinkageTree;
  /** Leaf → item of the input. */
  readonly leafItems: Int32Array;
  readonly metric: DistanceMetric;
}

/** Clusters the items that have every feature into a tree, by the recipe that the cluster analysis follows, too. */
export function buildTree(input: TreeItems, options: TreeOptions): Result<ItemTree, ItemProblem> {
  const metric = options.metric === 'auto' ? automaticMetric(input, options) : options.metric;
  const columns = input.features.length;
  const { items: leafItems, values } = completeItems(input.values, columns);
  const data = scaleItems(values, columns, options.isScaled ? 'standard' : 'none', {
    courseLength: input.isCourse ? columns : 0,
  });
  const matrix = { data, rows: leafItems.length, columns };
  const recipe = { linkage: options.method, metric, power: options.power };
  const tree = itemTree(matrix, recipe);
  return tree.ok
    ? success({
        tree: options.isOptimal ? orderedItemTree(matrix, tree.value, recipe) : tree.value,
        leafItems,
        metric,
      })
    : tree;
}

function automaticMetric(input: TreeItems, options: TreeOptions): DistanceMetric {
  return input.isCourse && !needsEuclidean(options.method) ? 'correlation' : 'euclidean';
}
