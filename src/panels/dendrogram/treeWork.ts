import { type Result } from '../../core/result';
import { type ItemProblem } from '../kit/items/itemProblem';
import { buildTree, type ItemTree, type TreeItems, type TreeOptions } from './buildTree';

/** What a tree is built from. */
export interface TreeWork {
  readonly items: TreeItems;
  readonly options: TreeOptions;
}

/** Multiply-adds in a millisecond, roughly, on a laptop. */
const operationsPerMs = 300_000;
/** Of more leaves the optimal order is not looked for. */
const mostOrdered = 1000;

/** Builds a tree: runs here or in the worker. */
export function runTreeWork({ items, options }: TreeWork): Result<ItemTree, ItemProblem> {
  return buildTree(items, options);
}

/** About how long a tree takes. */
export function treeCostMs({ items, options }: TreeWork): number {
  const rows = items.items.length;
  const order = options.isOptimal && rows <= mostOrdered ? rows ** 3 : 0;
  return ((rows ** 2 / 2) * (items.features.length + 20) + order) / operationsPerMs;
}
