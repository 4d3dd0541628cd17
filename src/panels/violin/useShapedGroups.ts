import { useMemo } from 'react';

import { type ViolinShape } from '../../charts/violin/violinShape';
import { type TaskState, useTask } from '../useTask';
import { type GroupNumbers } from './groupNumbers';
import { type ViolinPanelOptions } from './options';
import { type ValueGroup } from './readGroups';
import { shapeTask } from './shapeTask';
import { type ShapeOutcome, type ShapeWork } from './shapeWork';
import { type ShapeOptions } from './violinShapes';

/** A group with what was computed from it. */
export interface ShapedGroup {
  readonly group: ValueGroup;
  readonly shape: ViolinShape;
  readonly numbers: GroupNumbers;
}

export interface ShapedGroups extends Pick<TaskState<ShapeWork, ShapeOutcome>, 'isStale' | 'error'> {
  /** The newest shapes with the groups that they are of; null before the first. */
  readonly ready: {
    readonly groups: readonly ShapedGroup[];
    readonly statistics: ShapeOutcome['statistics'];
  } | null;
}

/** The computed shapes of groups. While newer ones are worked on, those before are given with their own groups. */
export function useShapedGroups(groups: readonly ValueGroup[], options: ViolinPanelOptions): ShapedGroups {
  const shapeOptions = useShapeOptions(options);
  const { showLegend, calcs } = options.legend;
  const shownCalcs = showLegend ? (calcs ?? []).join(' ') : '';
  const work = useMemo(
    (): ShapeWork => ({
      groups: groups.map(({ category, hue, values, histogram }) => ({
        category,
        hue,
        values,
        histogram: histogram && { edges: histogram.edges, counts: histogram.counts },
      })),
      options: shapeOptions,
      calcs: shownCalcs === '' ? [] : shownCalcs.split(' '),
      source: groups,
    }),
    [groups, shapeOptions, shownCalcs]
  );
  const { output, source, isStale, error } = useTask(shapeTask, work);
  const origin = source?.source;
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

/** The same object until one of these changes, so that a new colour computes nothing anew. */
function useShapeOptions(options: ViolinPanelOptions): ShapeOptions {
  const { bandwidth, bandwidthFactor, adjust, cut, gridSize } = options;
  const { densityNorm, isCommonNorm, minCount, whiskerReach, isLog } = options;
  const density = useMemo(
    () => ({ bandwidth, bandwidthFactor, adjust, cut, gridSize }),
    [bandwidth, bandwidthFactor, adjust, cut, gridSize]
  );
  return useMemo(
    () => ({ ...density, densityNorm, isCommonNorm, minCount, whiskerReach, isLog }),
    [density, densityNorm, isCommonNorm, minCount, whiskerReach, isLog]
  );
}
