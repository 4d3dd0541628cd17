import { seededRandom } from '../../random';
import { cutByCount } from '../trees/cutByCount';
import { cutByHeight } from '../trees/cutByHeight';
import { dbscan } from '../density/dbscan';
import { kMeans } from '../kMeans/kMeans';
import { type ClusterChoice, clusterSeed } from './chooseClusters';
import { type ClusterRecipe } from './clusterRecipe';
import { type ItemMatrix } from './itemMatrix';
import { type Clusters, numberClusters } from './numberClusters';

/** Clusters the items that the choice was made for. */
export function formClusters(items: ItemMatrix, choice: ClusterChoice, recipe: ClusterRecipe): Clusters {
  const { data, rows, columns } = items;
  switch (choice.kind) {
    case 'kMeans': {
      const found =
        choice.curve?.clusters[choice.count - 1] ??
        kMeans(data, rows, columns, choice.count, { random: seededRandom(clusterSeed) });
      return numberClusters(found.labels);
    }
    case 'dbscan':
      return numberClusters(dbscan(data, rows, columns, choice.reach, recipe.minNeighbours).labels);
    case 'treeCount':
      return numberClusters(cutByCount(choice.tree, choice.count).map((label) => label - 1));
    case 'treeHeight':
      return numberClusters(cutByHeight(choice.tree, choice.height).map((label) => label - 1));
  }
}
