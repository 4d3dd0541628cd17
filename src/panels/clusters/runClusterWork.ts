import { type Result } from '../../core/result';
import { type ItemProblem } from '../itemProblem';
import { type ClusteredItems } from './clusteredItems';
import { clusterItems } from './clusterItems';
import { type ClusterWork } from './clusterWork';

/** The work itself: the same here and in the worker. */
export function runClusterWork({ input, options }: ClusterWork): Result<ClusteredItems, ItemProblem> {
  return clusterItems(input, options);
}
