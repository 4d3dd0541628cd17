import { type ClusterChoice } from './chooseClusters';
import { type ClusterRecipe } from './clusterRecipe';

/** The recipe with what was found filled in: other items are clustered alike by it. */
export function chosenRecipe(recipe: ClusterRecipe, choice: ClusterChoice): ClusterRecipe {
  switch (choice.kind) {
    case 'kMeans':
    case 'treeCount':
      return { ...recipe, count: choice.count };
    case 'dbscan':
      return { ...recipe, reach: choice.reach };
    case 'treeHeight':
      return { ...recipe, height: choice.height };
  }
}
