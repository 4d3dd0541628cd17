import { type ShapeWork } from './shapeWork';

/** Values that are worked through in a millisecond, roughly, on a laptop. */
const perMs = { shape: 3000, calculation: 20_000 };

/** About how long shapes and numbers take. */
export function shapeCostMs({ groups, calcs }: ShapeWork): number {
  const count = groups.reduce((sum, group) => sum + group.values.length, 0);
  return count / perMs.shape + (count * calcs.length) / perMs.calculation;
}
