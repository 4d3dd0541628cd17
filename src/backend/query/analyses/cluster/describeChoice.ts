import { type ClusterChoice } from '../../../../core/clustering/recipe/chooseClusters';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';

/** How the items were clustered, in words, for the reader. */
export function describeChoice(
  choice: ClusterChoice,
  { linkage, count, reach, height }: Pick<ClusterAnalysis, 'linkage' | 'count' | 'reach' | 'height'>
): string {
  const found = (given: number | undefined): string => (given === undefined ? ' (suggested)' : '');
  switch (choice.kind) {
    case 'kMeans':
      return `k-means, ${choice.count} clusters${found(count)}`;
    case 'dbscan':
      return `DBSCAN, reach ${choice.reach.toPrecision(3)}${found(reach)}`;
    case 'treeCount':
      return `${linkage} linkage, ${choice.count} clusters`;
    case 'treeHeight':
      return `${linkage} linkage, cut at ${choice.height.toPrecision(3)}${found(height)}`;
  }
}
