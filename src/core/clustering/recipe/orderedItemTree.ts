import { bestOrdered } from '../bestOrdered';
import { condensedDistances } from '../condensedDistances';
import { type LinkageTree } from '../linkageTree';
import { type ClusterRecipe } from './clusterRecipe';
import { type ItemMatrix } from './itemMatrix';

/** The tree of the items with those side by side that are alike; see `bestOrdered`. */
export function orderedItemTree(
  { data, rows, columns }: ItemMatrix,
  tree: LinkageTree,
  { metric, power }: Pick<ClusterRecipe, 'metric' | 'power'>
): LinkageTree {
  return bestOrdered(tree, condensedDistances(data, rows, columns, metric, power));
}
