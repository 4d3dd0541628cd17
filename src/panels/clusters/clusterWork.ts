import { type Result } from '../../core/result';
import { type ItemProblem } from '../kit/items/itemProblem';
import { type ClusteredItems } from './clusteredItems';
import { type ClusterInput, clusterItems, type ClusteringOptions } from './clusterItems';

/** What clusters are computed from. */
export interface ClusterWork {
  readonly input: ClusterInput;
  readonly options: ClusteringOptions;
}

/** Forms the clusters: runs here or in the worker. */
export function runClusterWork({ input, options }: ClusterWork): Result<ClusteredItems, ItemProblem> {
  return clusterItems(input, options);
}
