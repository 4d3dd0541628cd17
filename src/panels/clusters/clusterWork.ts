import { type ItemFeatures } from '../itemFeatures';
import { type ClusteringOptions } from './clusterItems';

/** What clusters are computed from, as plain data that a worker can be sent. */
export interface ClusterWork {
  readonly input: Pick<ItemFeatures, 'items' | 'features' | 'values'>;
  readonly options: ClusteringOptions;
}
