import { featureValues } from '../kit/items/featureValues';
import { served, serveTasks } from '../kit/work/serveTasks';
import { runTreeWork } from './treeWork';

serveTasks({ tree: served(runTreeWork), features: served(featureValues) });
