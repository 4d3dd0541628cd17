import { type FeatureValues } from './featureValues';
import { type ReadItems } from './readItems';

/** Items to cluster, with their features. */
export interface ItemFeatures extends ReadItems, FeatureValues {}
