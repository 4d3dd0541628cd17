import { pointToAppFiles } from '../pointToAppFiles';
import { type Task } from '../startTask';
import { type ArrangedMatrix } from './matrixResult';
import { type HeatmapWork, runHeatmapWork } from './runHeatmapWork';

/** Multiply-adds in a millisecond, roughly, on a laptop. */
const operationsPerMs = 300_000;
const kendallFactor = 60;

/** The heatmap's numbers: long work goes to the worker. */
export const heatmapTask: Task<HeatmapWork, ArrangedMatrix> = {
  run: runHeatmapWork,
  costMs: (work) => (analysisOperations(work) + orderOperations(work)) / operationsPerMs,
  createWorker: () => {
    pointToAppFiles('correlation');
    // The entry options keep the plugin's AMD wrapper off the worker, which has no module loader.
    return new Worker(
      /* webpackEntryOptions: { library: { type: 'var', name: 'covary' }, publicPath: 'auto' } */
      new URL('./heatmap.worker.ts', import.meta.url)
    );
  },
};

function analysisOperations(work: HeatmapWork): number {
  if (work.kind === 'result') {
    return 0;
  }
  const { mode, method, maxLagSteps } = work.options;
  const pairs = work.matrix.series.length ** 2 / 2;
  const length = work.matrix.times.length;
  const factor = mode === 'lag' ? 2 * maxLagSteps + 1 : method === 'kendall' ? kendallFactor : 2;
  return pairs * length * factor;
}

function orderOperations(work: HeatmapWork): number {
  if (work.options.order !== 'clustered') {
    return 0;
  }
  const rows = work.kind === 'result' ? work.result.rows.length : work.matrix.series.length;
  const columns = work.kind === 'result' ? work.result.columns.length : rows;
  return (rows ** 2 / 2) * (columns + 20) + Math.min(rows, 300) ** 3;
}
