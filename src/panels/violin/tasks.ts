import { pointToAppFiles } from '../../chunks/pointToAppFiles';
import { type Task } from '../kit/work/task';
import { runShapeWork } from './runShapeWork';
import { shapeCostMs } from './shapeCostMs';
import { type ShapeOutcome, type ShapeWork } from './shapeWork';

const startWorker = () => {
  pointToAppFiles('panels/violin');
  return new Worker(new URL('./tasks.worker.ts', import.meta.url));
};

/** The violins' shapes and numbers. */
export const shapeTask: Task<ShapeWork, ShapeOutcome> = {
  name: 'shapes',
  run: runShapeWork,
  costMs: shapeCostMs,
  startWorker,
};
