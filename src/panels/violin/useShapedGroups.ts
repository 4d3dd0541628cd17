import { useMemo } from 'react';

import { type ViolinShape } from '../../charts/violin/violinShape';
import { useChosenOptions } from '../kit/options/useChosenOptions';
import { type TaskState, useTask } from '../kit/work/useTask';
import { type GroupNumbers } from './groupNumbers';
import { type ViolinPanelOptions } from './options';
import { type ValueGroup } from './readGroups';
import { type ShapeOutcome } from './shapeWork';
import { shapeTask } from './tasks';

/** A group with what was computed from it. */
export interface ShapedGroup {
  readonly group: ValueGroup;
  readonly shape: ViolinShape;
  readonly numbers: GroupNumbers;
}

export interface ShapedGroups extends Pick<TaskState<ShapeOutcome, readonly ValueGroup[]>, 'isStale' | 'error'> {
  /** The newest shapes with the groups that they are of; null before the first. */
  readonly ready: {
    readonly groups: readonly ShapedGroup[];
    readonly statistics: ShapeOutcome['statistics'];
  } | null;
}

/** What shapes depend on. */
const shapeOptions = [
  'bandwidth',
  'bandwidthFactor',
  'adjust',
  'cut',
  'gridSize',
  'densityNorm',
  'isCommonNorm',
  'minCount',
  'whiskerReach',
  'isLog',
] as const;

/** The computed shapes of groups. While newer ones are worked on, those before are given with their own groups. */
export function useShapedGroups(groups: readonly ValueGroup[], options: ViolinPanelOptions): ShapedGroups {
  const chosen = useChosenOptions(options, shapeOptions);
  const { showLegend, calcs } = options.legend;
  const shownCalcs = showLegend ? (calcs ?? []).join(' ') : '';
  const work = useMemo(() => {
    const plain = groups.map(({ category, hue, values, histogram }) => ({
      category,
      hue,
      values,
      histogram: histogram && { edges: histogram.edges, counts: histogram.counts },
    }));
    const calcIds = shownCalcs === '' ? [] : shownCalcs.split(' ');
    return { input: { groups: plain, options: chosen, calcs: calcIds }, origin: groups };
  }, [groups, chosen, shownCalcs]);
  const { output, origin, isStale, error } = useTask(shapeTask, work);
  const ready = useMemo(
    () =>
      output && origin
        ? {
            groups: output.shapes.flatMap((shaped, index) => {
              const group = origin[index];
              return group ? [{ group, ...shaped }] : [];
            }),
            statistics: output.statistics,
          }
        : null,
    [output, origin]
  );
  return { ready, isStale, error };
}
