import { type Result } from '../../core/result';
import { featureTask } from '../kit/items/featureTask';
import { type ItemProblem } from '../kit/items/itemProblem';
import { pointToAppFiles } from '../../chunks/pointToAppFiles';
import { type Task } from '../kit/work/task';
import { type ItemTree } from './buildTree';
import { runTreeWork, treeCostMs, type TreeWork } from './treeWork';

const startWorker = () => {
  pointToAppFiles('panels/dendrogram');
  return new Worker(new URL('./tasks.worker.ts', import.meta.url));
};

/** The features of the items that the tree is of. */
export const treeFeatures = featureTask(startWorker);

/** The dendrogram's tree. */
export const treeTask: Task<TreeWork, Result<ItemTree, ItemProblem>> = {
  name: 'tree',
  run: runTreeWork,
  costMs: treeCostMs,
  startWorker,
};
