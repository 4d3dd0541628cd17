import { useMemo } from 'react';

import { type FeatureWork } from './featureTask';
import { type FeatureValues } from './featureValues';
import { type ItemFeatures } from './itemFeatures';
import { type ReadItems } from './readItems';
import { type Task } from './startTask';
import { useTask } from './useTask';

export interface FeaturedItems {
  /** The newest items whose features are known; null before the first. */
  readonly ready: ItemFeatures | null;
  /** True while the features of the present items are worked on: `ready` is of those before. */
  readonly isStale: boolean;
  readonly error: string | null;
}

/** Items with their features, which are computed off the main thread where that takes long. */
export function useItemFeatures(task: Task<FeatureWork, FeatureValues>, read: ReadItems | null): FeaturedItems {
  const work = useMemo((): FeatureWork | null => read && { numbers: read.numbers, read }, [read]);
  const { output, source, isStale, error } = useTask(task, work);
  const ready = useMemo(() => (output && source?.read ? { ...source.read, ...output } : null), [output, source]);
  return { ready, isStale, error };
}
