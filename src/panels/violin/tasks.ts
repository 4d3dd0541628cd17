import { pointToAppFiles } from '../../chunks/pointToAppFiles';
import { type Task } from '../kit/work/task';
import { runShapeWork } from './runShapeWork';
import { shapeCostMs } from './shapeCostMs';
import { type ShapeOutcome, type ShapeWork } from './shapeWork';

const startWorker = () => {
  pointToAppFiles('panels/violin');
  // The entry options keep the plugin's AMD wrapper off the worker, which has no module loader.
  return new Worker(
    /* webpackEntryOptions: { library: { type: 'var', name: 'covary' }, publicPath: 'auto' } */
    new URL('./tasks.worker.ts', import.meta.url)
  );
};

/** The violins' shapes and numbers. */
export const shapeTask: Task<ShapeWork, ShapeOutcome> = {
  name: 'shapes',
  run: runShapeWork,
  costMs: shapeCostMs,
  startWorker,
};
