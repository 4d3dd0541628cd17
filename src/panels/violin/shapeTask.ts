import { type ViolinShape } from '../../charts/violin/violinShape';
import { pointToAppFiles } from '../pointToAppFiles';
import { type Task } from '../startTask';
import { runShapeWork } from './runShapeWork';
import { type ShapeWork } from './shapeWork';

/** Values that are sorted and spread over a density's grid in a millisecond, roughly, on a laptop. */
const valuesPerMs = 10_000;

/** The violins' shapes: long work goes to the worker. */
export const shapeTask: Task<ShapeWork, ViolinShape[]> = {
  run: runShapeWork,
  costMs: ({ groups }) => groups.reduce((sum, group) => sum + group.values.length, 0) / valuesPerMs,
  createWorker: () => {
    pointToAppFiles('violin');
    // The entry options keep the plugin's AMD wrapper off the worker, which has no module loader.
    return new Worker(
      /* webpackEntryOptions: { library: { type: 'var', name: 'covary' }, publicPath: 'auto' } */
      new URL('./shape.worker.ts', import.meta.url)
    );
  },
};
