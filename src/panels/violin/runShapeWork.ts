import { entryStatistics } from './entryStatistics';
import { groupNumbers } from './groupNumbers';
import { groupsByEntry } from './groupsByEntry';
import { type ShapeOutcome, type ShapeWork } from './shapeWork';
import { violinShapes } from './violinShapes';

/** Computes shapes and what else rests on all values: runs here or in the worker. */
export function runShapeWork({ groups, options, calcs }: ShapeWork): ShapeOutcome {
  const shapes = violinShapes(groups, options);
  const entries = calcs.length > 0 ? Array.from(groupsByEntry(groups)) : [];
  return {
    shapes: groups.flatMap((group, index) => {
      const shape = shapes[index];
      return shape ? [{ shape, numbers: groupNumbers(group) }] : [];
    }),
    statistics: new Map(entries.map(([name, members]) => [name, entryStatistics(members, calcs)])),
  };
}
