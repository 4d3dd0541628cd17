import { type ShapeGroup } from './shapeGroup';
import { type ShapeOptions } from './violinShapes';

/** What shapes are computed from. */
export interface ShapeWork {
  readonly groups: readonly ShapeGroup[];
  readonly options: ShapeOptions;
}
