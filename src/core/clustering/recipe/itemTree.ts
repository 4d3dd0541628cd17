import { failure, type Result, success } from '../../result';
import { needsEuclidean } from '../trees/linkage';
import { type LinkageTree } from '../trees/linkageTree';
import { rowLinkage } from '../trees/rowLinkage';
import { type ClusterProblem } from './clusterProblem';
import { type ClusterRecipe } from './clusterRecipe';
import { itemLimits } from './itemLimits';
import { type ItemMatrix } from './itemMatrix';

/** The tree of merges of scaled items. */
export function itemTree(
  { data, rows, columns }: ItemMatrix,
  { linkage: method, metric, power }: Pick<ClusterRecipe, 'linkage' | 'metric' | 'power'>
): Result<LinkageTree, ClusterProblem> {
  if (metric !== 'euclidean' && needsEuclidean(method)) {
    return failure({ kind: 'needsEuclidean', method });
  }
  if (rows < 2) {
    return failure({ kind: 'tooFewItems', count: rows });
  }
  if (rows > itemLimits.hierarchical) {
    return failure({ kind: 'tooManyItems', count: rows, limit: itemLimits.hierarchical });
  }
  const tree = rowLinkage(data, rows, columns, method, metric, power);
  return tree === undefined ? failure({ kind: 'noDistance', metric }) : success(tree);
}
