import { type Result } from '../../core/result';
import { featureTask } from '../kit/items/featureTask';
import { type ItemProblem } from '../kit/items/itemProblem';
import { pointToAppFiles } from '../../chunks/pointToAppFiles';
import { type Task } from '../kit/work/task';
import { clusterCostMs } from './clusterCostMs';
import { type ClusteredItems } from './clusteredItems';
import { type ClusterWork, runClusterWork } from './clusterWork';

const startWorker = () => {
  pointToAppFiles('panels/clusters');
  return new Worker(new URL('./tasks.worker.ts', import.meta.url));
};

/** The features of the items that are clustered. */
export const clusterFeatures = featureTask(startWorker);

/** The clusters. */
export const clusterTask: Task<ClusterWork, Result<ClusteredItems, ItemProblem>> = {
  name: 'clusters',
  run: runClusterWork,
  costMs: clusterCostMs,
  startWorker,
};
