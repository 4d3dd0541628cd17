import { type Result } from '../../core/result';
import { type ItemProblem } from '../itemProblem';
import { buildTree, type ItemTree } from './buildTree';
import { type TreeWork } from './treeWork';

/** Builds a tree: runs here or in the worker. */
export function runTreeWork({ items, options }: TreeWork): Result<ItemTree, ItemProblem> {
  return buildTree(items, options);
}
