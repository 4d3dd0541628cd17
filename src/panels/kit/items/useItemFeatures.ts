import { useMemo } from 'react';

import { type Task } from '../work/task';
import { useTask } from '../work/useTask';
import { type FeatureValues } from './featureValues';
import { type ItemFeatures } from './itemFeatures';
import { type ItemNumbers } from './itemNumbers';
import { type ReadItems } from './readItems';

export interface FeaturedItems {
  /** The newest items whose features are known; null before the first. */
  readonly ready: ItemFeatures | null;
  /** True while the features of the present items are worked on: `ready` is of those before. */
  readonly isStale: boolean;
  readonly error: string | null;
}

/** Items with their features, which are computed off the main thread where that takes long. */
export function useItemFeatures(task: Task<ItemNumbers, FeatureValues>, read: ReadItems | null): FeaturedItems {
  const work = useMemo(() => read && { input: read.numbers, origin: read }, [read]);
  const { output, origin, isStale, error } = useTask(task, work);
  const ready = useMemo(() => output && origin && { ...origin, ...output }, [output, origin]);
  return { ready, isStale, error };
}
