import { type Result } from '../../core/result';
import { type ItemProblem } from '../itemProblem';
import { pointToAppFiles } from '../pointToAppFiles';
import { type Task } from '../startTask';
import { type ItemTree } from './buildTree';
import { runTreeWork } from './runTreeWork';
import { type TreeWork } from './treeWork';

/** Multiply-adds in a millisecond, roughly, on a laptop. */
const operationsPerMs = 300_000;

/** The dendrogram's tree: long work goes to the worker. */
export const treeTask: Task<TreeWork, Result<ItemTree, ItemProblem>> = {
  run: runTreeWork,
  plain: ({ items, options }) => ({ items, options }),
  costMs: ({ items, options }) => {
    const rows = items.items.length;
    const order = options.isOptimal ? (rows <= 1000 ? rows ** 3 : 0) : 0;
    return ((rows ** 2 / 2) * (items.features.length + 20) + order) / operationsPerMs;
  },
  createWorker: () => {
    pointToAppFiles('dendrogram');
    // The entry options keep the plugin's AMD wrapper off the worker, which has no module loader.
    return new Worker(
      /* webpackEntryOptions: { library: { type: 'var', name: 'covary' }, publicPath: 'auto' } */
      new URL('./tree.worker.ts', import.meta.url)
    );
  },
};
