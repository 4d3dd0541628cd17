import { pointToAppFiles } from '../../chunks/pointToAppFiles';
import { type Task } from '../kit/work/task';
import { heatmapCostMs } from './heatmapCostMs';
import { type ArrangedMatrix } from './matrixResult';
import { type HeatmapWork, runHeatmapWork } from './runHeatmapWork';

const startWorker = () => {
  pointToAppFiles('panels/correlation');
  return new Worker(new URL('./tasks.worker.ts', import.meta.url));
};

/** The heatmap's numbers. */
export const heatmapTask: Task<HeatmapWork, ArrangedMatrix> = {
  name: 'heatmap',
  run: runHeatmapWork,
  costMs: heatmapCostMs,
  startWorker,
};
