import { useMemo } from 'react';

import { useTask } from '../kit/work/useTask';
import { type GroupRule } from './groupWork';
import { type PairplotPanelOptions } from './options';
import { labelGroups, namedGroups, oneGroup, type SampleGroups } from './sampleGroups';
import { type SampleTable } from './sampleTable';
import { groupTask } from './tasks';

type GroupOptions = Pick<PairplotPanelOptions, 'colorBy' | 'clusterCount' | 'anomalyConfidence'>;

export interface GroupedSamples {
  /** The newest samples whose groups are known; null before the first. */
  readonly ready: { readonly table: SampleTable; readonly groups: SampleGroups } | null;
  /** True while the groups of the present samples are worked on: `ready` is of those before. */
  readonly isStale: boolean;
  readonly error: string | null;
}

/** Groups samples by what their colours follow; long work is done off the main thread. */
export function useSampleGroups(table: SampleTable | null, options: GroupOptions): GroupedSamples {
  const { colorBy, clusterCount, anomalyConfidence } = options;
  const work = useMemo(() => {
    const rule = groupRule({ colorBy, clusterCount, anomalyConfidence });
    if (!table || !rule) {
      return null;
    }
    const variables = table.variables.map(({ values }) => values);
    return { input: { variables, count: table.count, rule }, origin: { table, by: rule.by } };
  }, [table, colorBy, clusterCount, anomalyConfidence]);
  const { output, origin, isStale, error } = useTask(groupTask, work);
  const computed = useMemo(
    () => output && origin && { table: origin.table, groups: namedGroups(output, origin.by) },
    [output, origin]
  );
  const read = useMemo(
    () => table && { table, groups: colorBy === 'label' ? labelGroups(table) : oneGroup(table) },
    [table, colorBy]
  );
  return work ? { ready: computed, isStale, error } : { ready: read, isStale: false, error: null };
}

function groupRule({ colorBy, clusterCount, anomalyConfidence }: GroupOptions): GroupRule | null {
  switch (colorBy) {
    case 'none':
    case 'time':
    case 'label':
      return null;
    case 'cluster':
      return { by: 'cluster', clusterCount };
    case 'anomaly':
      return { by: 'anomaly', confidence: anomalyConfidence };
  }
}
