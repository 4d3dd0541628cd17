import { type ViolinShape } from '../../charts/violin/violinShape';
import { type ShapeWork } from './shapeWork';
import { violinShapes } from './violinShapes';

/** Computes shapes: runs here or in the worker. */
export function runShapeWork({ groups, options }: ShapeWork): ViolinShape[] {
  return violinShapes(groups, options);
}
