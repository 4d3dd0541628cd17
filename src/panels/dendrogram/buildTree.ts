import { condensedDistances } from '../../core/clustering/condensedDistances';
import { type DistanceMetric } from '../../core/clustering/distanceMetric';
import { scaleColumns } from '../../core/clustering/columnScaler';
import { needsEuclidean } from '../../core/clustering/linkage';
import { type LinkageTree } from '../../core/clustering/linkageTree';
import { optimallyOrdered } from '../../core/clustering/optimallyOrdered';
import { rowLinkage } from '../../core/clustering/rowLinkage';
import { standardScaler } from '../../core/clustering/standardScaler';
import { failure, type Result, success } from '../../core/result';
import { type FeatureValues } from '../featureValues';
import { type ItemProblem } from '../itemProblem';
import { type DendrogramPanelOptions } from './options';

/** Distances of n items take n²/2 numbers: beyond this many a dendrogram can't be read anyway. */
const itemLimit = 5000;
/** The optimal order costs the cube of the items. */
const optimalOrderLimit = 500;

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

/** Clusters items into a tree. Items with missing features are left out; gaps in the course of a series are not. */
export function buildTree(input: TreeItems, options: TreeOptions): Result<ItemTree, ItemProblem> {
  const { isCourse } = input;
  const metric = options.metric === 'auto' ? automaticMetric(input, options) : options.metric;
  if (needsEuclidean(options.method) && metric !== 'euclidean') {
    return failure({ kind: 'needsEuclidean', method: options.method });
  }
  const columns = input.features.length;
  const leafItems = isCourse ? Int32Array.from(input.items.keys()) : completeItems(input);
  if (leafItems.length < 2) {
    return failure({ kind: 'tooFewItems', count: leafItems.length });
  }
  if (leafItems.length > itemLimit) {
    return failure({ kind: 'tooManyItems', count: leafItems.length, limit: itemLimit });
  }
  const values = new Float64Array(leafItems.length * columns);
  leafItems.forEach((item, leaf) => {
    values.set(input.values.subarray(item * columns, (item + 1) * columns), leaf * columns);
  });
  const prepared = isCourse ? prepareCourse(values, columns, options.isScaled) : prepareTable(values, columns, options);
  const { length } = leafItems;
  const tree = rowLinkage(prepared, length, columns, options.method, metric, options.power);
  if (tree === undefined) {
    return failure({ kind: 'noDistance', metric });
  }
  const isOrdered = options.isOptimal && length <= optimalOrderLimit;
  return success({
    tree: isOrdered
      ? optimallyOrdered(tree, condensedDistances(prepared, length, columns, metric, options.power))
      : tree,
    leafItems,
    metric,
  });
}

function automaticMetric(input: TreeItems, options: TreeOptions): DistanceMetric {
  return input.isCourse && !needsEuclidean(options.method) ? 'correlation' : 'euclidean';
}

function completeItems(input: TreeItems): Int32Array {
  const columns = input.features.length;
  return Int32Array.from(input.items.keys()).filter((item) => {
    for (let column = item * columns; column < (item + 1) * columns; column++) {
      if (!Number.isFinite(input.values[column] ?? Number.NaN)) {
        return false;
      }
    }
    return true;
  });
}

function prepareTable(values: Float64Array, columns: number, options: TreeOptions): Float64Array {
  return options.isScaled ? scaleColumns(standardScaler(values, columns), values) : values;
}

/** Each series to mean 0 and deviation 1, so that shapes are compared; its gaps then lie at its mean. */
function prepareCourse(values: Float64Array, columns: number, isScaled: boolean): Float64Array {
  const prepared = values.slice();
  for (let start = 0; start < values.length; start += columns) {
    const row = values.subarray(start, start + columns);
    const scaler = standardScaler(row, 1);
    const centre = scaler.centres[0] ?? 0;
    const scale = isScaled ? (scaler.scales[0] ?? 1) : 1;
    for (let column = 0; column < columns; column++) {
      const value = row[column] ?? Number.NaN;
      const centred = Number.isNaN(value) ? 0 : (value - centre) / scale;
      prepared[start + column] = isScaled ? centred : centred + (Number.isFinite(centre) ? centre : 0);
    }
  }
  return prepared;
}
