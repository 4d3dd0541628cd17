import { failure, type Result, success } from '../../result';
import { type ClusterCountCurve, clusterCountCurve } from '../kMeans/clusterCountCurve';
import { type LinkageTree } from '../trees/linkageTree';
import { type ReachSuggestion, suggestedReach } from '../density/suggestedReach';
import { automaticCutHeight } from './automaticCutHeight';
import { type ClusterProblem } from './clusterProblem';
import { type ClusterRecipe } from './clusterRecipe';
import { itemLimits, mostTried } from './itemLimits';
import { type ItemMatrix } from './itemMatrix';
import { itemTree } from './itemTree';

/** How to cluster, with everything found that the recipe leaves open, and what the finding rests on. */
export type ClusterChoice =
  | { readonly kind: 'kMeans'; readonly count: number; readonly curve: ClusterCountCurve | null }
  | { readonly kind: 'dbscan'; readonly reach: number; readonly suggestion: ReachSuggestion | null }
  | { readonly kind: 'treeCount'; readonly count: number; readonly tree: LinkageTree }
  | { readonly kind: 'treeHeight'; readonly height: number; readonly tree: LinkageTree };

/** One random start for panels, queries and rules. */
export const clusterSeed = 42;

/**
 * Finds what the recipe leaves open: the number of clusters at the knee of the inertias (where they have none, the one
 * with the tightest clusters), the reach at the knee of the neighbours' distances, the cut at 0.7 of the height.
 *
 * @param needsCurve whether what would be found is wanted, too, where it is given
 */
export function chooseClusters(
  items: ItemMatrix,
  recipe: ClusterRecipe,
  needsCurve = false
): Result<ClusterChoice, ClusterProblem> {
  const { data, rows, columns } = items;
  const { method, count } = recipe;
  const limit = itemLimits[method];
  if (rows < 2) {
    return failure({ kind: 'tooFewItems', count: rows });
  }
  if (rows > limit) {
    return failure({ kind: 'tooManyItems', count: rows, limit });
  }
  if (method !== 'dbscan' && count !== undefined && count > rows) {
    return failure({ kind: 'tooManyClusters', items: rows, count });
  }
  switch (method) {
    case 'kMeans': {
      if (count !== undefined && !needsCurve) {
        return success({ kind: 'kMeans', count, curve: null });
      }
      const found = countCurve(items, Math.max(recipe.maxCount, count ?? 1));
      return found.ok
        ? success({ kind: 'kMeans', count: count ?? suggestedCount(found.value, recipe.countFrom), curve: found.value })
        : found;
    }
    case 'dbscan': {
      const suggestion =
        recipe.reach === undefined || needsCurve ? suggestedReach(data, rows, columns, recipe.minNeighbours) : null;
      const reach = recipe.reach ?? suggestion?.reach ?? NaN;
      return reach > 0 ? success({ kind: 'dbscan', reach, suggestion }) : failure({ kind: 'noReach', items: rows });
    }
    case 'hierarchical': {
      const tree = itemTree(items, recipe);
      if (!tree.ok) {
        return tree;
      }
      return success(
        count === undefined
          ? { kind: 'treeHeight', height: recipe.height ?? automaticCutHeight(tree.value), tree: tree.value }
          : { kind: 'treeCount', count, tree: tree.value }
      );
    }
  }
}

/** What k-means makes of 1 … `maxCount` clusters, as far as there are items. */
export function countCurve(
  { data, rows, columns }: ItemMatrix,
  maxCount: number
): Result<ClusterCountCurve, ClusterProblem> {
  return rows * columns * Math.min(rows, maxCount) > mostTried
    ? failure({ kind: 'tooMuchToTry', items: rows, columns })
    : success(clusterCountCurve(data, rows, columns, maxCount, clusterSeed));
}

/** The number of clusters that a curve suggests. */
export function suggestedCount(
  { knee, bySilhouette }: ClusterCountCurve,
  countFrom: ClusterRecipe['countFrom']
): number {
  return countFrom === 'knee' ? (knee ?? bySilhouette) : bySilhouette;
}
