import { pointToAppFiles } from '../pointToAppFiles';
import { type Task } from '../startTask';
import { type GroupWork, type NumberedGroups } from './groupWork';
import { runGroupWork } from './runGroupWork';

/** Values (samples × variables) that are worked through in a millisecond, roughly, on a laptop. */
const perMs = { anomaly: 2000, oneCluster: 6000 };

/** The groups of a pairplot: long work goes to the worker. */
export const groupTask: Task<GroupWork, NumberedGroups> = {
  run: runGroupWork,
  plain: ({ variables, count, rule }) => ({ variables, count, rule }),
  costMs: ({ variables, count, rule }) => {
    const values = count * variables.length;
    return rule.by === 'cluster' ? (values * rule.clusterCount) / perMs.oneCluster : values / perMs.anomaly;
  },
  createWorker: () => {
    pointToAppFiles('pairplot');
    // The entry options keep the plugin's AMD wrapper off the worker, which has no module loader.
    return new Worker(
      /* webpackEntryOptions: { library: { type: 'var', name: 'covary' }, publicPath: 'auto' } */
      new URL('./group.worker.ts', import.meta.url)
    );
  },
};
