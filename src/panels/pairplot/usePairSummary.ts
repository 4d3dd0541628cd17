import { useMemo } from 'react';

import { type PairplotSummary } from '../../charts/pairplot/pairplotSummary';
import { type TaskState, useTask } from '../kit/work/useTask';
import { type PairWork, type ShownSamples } from './pairWork';
import { sampledVariables } from './sampleTable';
import { pairTask } from './tasks';

export interface SummarisedSamples extends Pick<TaskState<PairplotSummary, ShownSamples>, 'isStale' | 'error'> {
  /** The newest cells and the samples that they are of; null before the first. */
  readonly ready: { readonly summary: PairplotSummary; readonly shown: ShownSamples } | null;
}

/** The computed cells of samples. While newer ones are worked on, those before are given with their own samples. */
export function usePairSummary(shown: ShownSamples, options: Omit<PairWork['options'], 'kind'>): SummarisedSamples {
  const { isCorner, diagonal, cellWidth, cellHeight } = options;
  const work = useMemo(() => {
    const { table, groups, visible, kind } = shown;
    const samples = {
      variables: sampledVariables(table),
      groups: visible,
      groupCount: Math.max(1, groups.names.length),
    };
    return { input: { samples, options: { isCorner, kind, diagonal, cellWidth, cellHeight } }, origin: shown };
  }, [shown, isCorner, diagonal, cellWidth, cellHeight]);
  const { output, origin, isStale, error } = useTask(pairTask, work);
  const ready = useMemo(() => output && origin && { summary: output, shown: origin }, [output, origin]);
  return { ready, isStale, error };
}
