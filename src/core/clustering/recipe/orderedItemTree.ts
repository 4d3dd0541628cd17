import { bestOrdered } from '../trees/bestOrdered';
import { condensedDistances } from '../distances/condensedDistances';
import { type LinkageTree } from '../trees/linkageTree';
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
