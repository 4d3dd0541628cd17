import { clusterCountCurve, type ClusterCountCurve } from '../../../../core/clustering/clusterCountCurve';
import { cutByCount } from '../../../../core/clustering/cutByCount';
import { cutByHeight } from '../../../../core/clustering/cutByHeight';
import { dbscan } from '../../../../core/clustering/dbscan';
import { kMeans } from '../../../../core/clustering/kMeans';
import { needsEuclidean } from '../../../../core/clustering/linkage';
import { type LinkageTree } from '../../../../core/clustering/linkageTree';
import { mergeHeights } from '../../../../core/clustering/mergeHeights';
import { rowLinkage } from '../../../../core/clustering/rowLinkage';
import { suggestedReach } from '../../../../core/clustering/suggestedReach';
import { seededRandom } from '../../../../core/random';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';
import { QueryError } from '../../queryError';
import { type ClusterItems } from './clusterItems';

/** A tree needs the distances of all pairs: of more items than this they fill the memory. */
const mostLeaves = 5000;

/** More numbers than this, tried with every number of clusters, take longer than an answer may. */
const mostTried = 3e6;

/** The share of the greatest height at which a tree is cut, as scipy colours its dendrograms. */
const cutShare = 0.7;

/** The cluster of each item. */
export interface Clusters {
  /** 0 for the greatest cluster, 1 for the next …, −1 for noise. */
  readonly labels: Int32Array;
  readonly sizes: readonly number[];
}

/** How to cluster, with everything found that the query leaves open. */
export type ClusterRecipe =
  | { readonly kind: 'kMeans'; readonly count: number }
  | { readonly kind: 'dbscan'; readonly reach: number }
  | { readonly kind: 'treeCount'; readonly count: number }
  | { readonly kind: 'treeHeight'; readonly height: number };

/** Finds what the query leaves open, from the items. Throws a QueryError where that cannot be. */
export function recipeOf(items: ClusterItems, analysis: ClusterAnalysis): ClusterRecipe {
  const { count, reach, minNeighbours, height, method } = analysis;
  const rows = items.identities.length;
  switch (method) {
    case 'kMeans':
      return { kind: 'kMeans', count: count ?? countOf(countCurve(items, analysis)) };
    case 'dbscan': {
      const wanted = reach ?? suggestedReach(items.scaled, rows, items.columns, minNeighbours).reach;
      if (Number.isNaN(wanted)) {
        throw new QueryError(
          `${rows} series with values are too few to find a reach, or all the same: give "reach" or lower "minNeighbours"`
        );
      }
      return { kind: 'dbscan', reach: wanted };
    }
    case 'hierarchical':
      return count !== undefined
        ? { kind: 'treeCount', count }
        : {
            kind: 'treeHeight',
            height: height ?? cutShare * (mergeHeights(linkageOf(items, analysis)).at(-1) ?? 0),
          };
  }
}

/** Clusters items. Throws a QueryError where that cannot be. */
export function formClusters(items: ClusterItems, recipe: ClusterRecipe, analysis: ClusterAnalysis): Clusters {
  const { scaled, identities, columns } = items;
  const rows = identities.length;
  if ('count' in recipe && recipe.count > rows) {
    throw new QueryError(`there are ${rows} series with values, too few for ${recipe.count} clusters: lower "count"`);
  }
  switch (recipe.kind) {
    case 'kMeans':
      return bySize(kMeans(scaled, rows, columns, recipe.count, { random: seededRandom(1) }).labels);
    case 'dbscan':
      return bySize(dbscan(scaled, rows, columns, recipe.reach, analysis.minNeighbours).labels);
    case 'treeCount':
      return bySize(cutByCount(linkageOf(items, analysis), recipe.count).map((label) => label - 1));
    case 'treeHeight':
      return bySize(cutByHeight(linkageOf(items, analysis), recipe.height).map((label) => label - 1));
  }
}

/** A recipe in words, for the reader. */
export function describeRecipe(
  recipe: ClusterRecipe,
  { linkage: method, count, reach, height }: ClusterAnalysis
): string {
  const found = (given: number | undefined): string => (given === undefined ? ' (suggested)' : '');
  switch (recipe.kind) {
    case 'kMeans':
      return `k-means, ${recipe.count} clusters${found(count)}`;
    case 'dbscan':
      return `DBSCAN, reach ${recipe.reach.toPrecision(3)}${found(reach)}`;
    case 'treeCount':
      return `${method} linkage, ${recipe.count} clusters`;
    case 'treeHeight':
      return `${method} linkage, cut at ${recipe.height.toPrecision(3)}${found(height)}`;
  }
}

/** What each number of clusters would give. */
export function countCurve(
  { scaled, identities, columns }: ClusterItems,
  { maxCount }: ClusterAnalysis
): ClusterCountCurve {
  const rows = identities.length;
  if (rows * columns * maxCount > mostTried) {
    throw new QueryError(
      `finding the number of clusters of ${rows} series by ${columns} numbers each takes too long: ` +
        'give "count", lower "maxCount", raise "stepMs" or compare features'
    );
  }
  return clusterCountCurve(scaled, rows, columns, maxCount, seededRandom(1));
}

/** The number of clusters that a curve suggests: its knee, else where the clusters are tight. */
export function countOf({ knee, suggested }: ClusterCountCurve): number {
  return knee ?? suggested;
}

/** The tree of merges. */
export function linkageOf(
  { scaled, identities, columns }: ClusterItems,
  { linkage: method, metric, power }: ClusterAnalysis
): LinkageTree {
  if (identities.length > mostLeaves) {
    throw new QueryError(`a tree of ${identities.length} series is too great: narrow a selector to ${mostLeaves}`);
  }
  if (metric !== 'euclidean' && needsEuclidean(method)) {
    throw new QueryError(
      `the linkage ${method} is for euclidean distances only: set "linkage" to average, or "metric"`
    );
  }
  const tree = rowLinkage(scaled, identities.length, columns, method, metric, power);
  if (tree === undefined) {
    throw new QueryError(
      `no two series have a ${metric} distance: jensenshannon takes values of 0 or more (set "scaling" to none), ` +
        'mahalanobis more series than numbers of each'
    );
  }
  return tree;
}

/** Numbers clusters by size, greatest first; of equal ones that of the first item. */
function bySize(labels: Int32Array): Clusters {
  const members = new Map<number, number>();
  for (const label of labels) {
    members.set(label, (members.get(label) ?? 0) + 1);
  }
  members.delete(-1);
  const order = [...members].sort(([, a], [, b]) => b - a);
  const numbers = new Map(order.map(([label], number) => [label, number]));
  return {
    labels: labels.map((label) => numbers.get(label) ?? -1),
    sizes: order.map(([, size]) => size),
  };
}
