import { type ItemFeatures } from '../itemFeatures';
import { type ClusterInput, type ClusteringOptions } from './clusterItems';

/** What clusters are computed from. */
export interface ClusterWork {
  readonly input: ClusterInput;
  readonly options: ClusteringOptions;
  /** What the input is a part of; stays on this side of the worker. */
  readonly origin?: ItemFeatures;
}
