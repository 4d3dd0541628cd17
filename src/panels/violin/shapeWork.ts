import { type ViolinShape } from '../../charts/violin/violinShape';
import { type GroupNumbers } from './groupNumbers';
import { type ShapeGroup } from './shapeGroup';
import { type Statistic } from './valueStatistics';
import { type ShapeOptions } from './violinShapes';

/** What shapes are computed from. */
export interface ShapeWork {
  readonly groups: readonly ShapeGroup[];
  readonly options: ShapeOptions;
  /** Ids of the calculations that the legend shows. */
  readonly calcs: readonly string[];
}

/** All that is computed from values. */
export interface ShapeOutcome {
  /** One a group, in their order. */
  readonly shapes: ReadonlyArray<{ readonly shape: ViolinShape; readonly numbers: GroupNumbers }>;
  /** Of each entry of the legend, by its name. */
  readonly statistics: ReadonlyMap<string, Readonly<Record<string, Statistic>>>;
}
