import { type ItemFeatures } from '../itemFeatures';
import { type ClusteringOptions } from './clusterItems';

/** What clusters are computed from. */
export interface ClusterWork {
  readonly input: Pick<ItemFeatures, 'items' | 'features' | 'values'>;
  readonly options: ClusteringOptions;
  /** What the input is a part of; stays on this side of the worker. */
  readonly origin?: ItemFeatures;
}
