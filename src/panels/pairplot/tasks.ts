import { type PairplotSummary, summarisePairplot } from '../../charts/pairplot/pairplotSummary';
import { pointToAppFiles } from '../../chunks/pointToAppFiles';
import { type Task } from '../kit/work/task';
import { groupCostMs } from './groupCostMs';
import { type GroupWork, type NumberedGroups } from './groupWork';
import { pairCostMs } from './pairCostMs';
import { type PairWork } from './pairWork';
import { runGroupWork } from './runGroupWork';

const startWorker = () => {
  pointToAppFiles('panels/pairplot');
  return new Worker(new URL('./tasks.worker.ts', import.meta.url));
};

/** The cells of a pairplot. */
export const pairTask: Task<PairWork, PairplotSummary> = {
  name: 'cells',
  run: ({ samples, options }) => summarisePairplot(samples, options),
  costMs: pairCostMs,
  startWorker,
};

/** The groups of a pairplot. */
export const groupTask: Task<GroupWork, NumberedGroups> = {
  name: 'groups',
  run: runGroupWork,
  costMs: groupCostMs,
  startWorker,
};
