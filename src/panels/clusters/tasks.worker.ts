import { featureValues } from '../kit/items/featureValues';
import { served, serveTasks } from '../kit/work/serveTasks';
import { runClusterWork } from './clusterWork';

serveTasks({ clusters: served(runClusterWork), features: served(featureValues) });
