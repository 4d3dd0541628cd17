import { useMemo } from 'react';

import { useTask } from '../useTask';
import { groupTask } from './groupTask';
import { type GroupRule, type GroupWork } from './groupWork';
import { type PairplotPanelOptions } from './options';
import { labelGroups, namedGroups, oneGroup, type SampleGroups } from './sampleGroups';
import { type SampleTable } from './sampleTable';

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
  const work = useMemo((): GroupWork | null => {
    const rule = groupRule({ colorBy, clusterCount, anomalyConfidence });
    return table && rule
      ? { variables: table.variables.map(({ values }) => values), count: table.count, rule, table }
      : null;
  }, [table, colorBy, clusterCount, anomalyConfidence]);
  const { output, source, isStale, error } = useTask(groupTask, work);
  const computed = useMemo(
    () => (output && source?.table ? { table: source.table, groups: namedGroups(output, source.rule.by) } : null),
    [output, source]
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
