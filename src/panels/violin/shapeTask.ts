import { pointToAppFiles } from '../pointToAppFiles';
import { type Task } from '../startTask';
import { runShapeWork } from './runShapeWork';
import { type ShapeOutcome, type ShapeWork } from './shapeWork';

/** Values that are worked through in a millisecond, roughly, on a laptop. */
const perMs = { shape: 3000, calculation: 20_000 };

/** The violins' shapes and numbers: long work goes to the worker. */
export const shapeTask: Task<ShapeWork, ShapeOutcome> = {
  run: runShapeWork,
  plain: ({ groups, options, calcs }) => ({ groups, options, calcs }),
  costMs: ({ groups, calcs }) => {
    const count = groups.reduce((sum, group) => sum + group.values.length, 0);
    return count / perMs.shape + (count * calcs.length) / perMs.calculation;
  },
  createWorker: () => {
    pointToAppFiles('violin');
    // The entry options keep the plugin's AMD wrapper off the worker, which has no module loader.
    return new Worker(
      /* webpackEntryOptions: { library: { type: 'var', name: 'covary' }, publicPath: 'auto' } */
      new URL('./shape.worker.ts', import.meta.url)
    );
  },
};
