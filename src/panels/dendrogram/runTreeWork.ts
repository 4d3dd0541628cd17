import { type Result } from '../../core/result';
import { buildTree, type ItemTree } from './buildTree';
import { type TreeWork } from './treeWork';

/** Builds a tree: runs here or in the worker. */
export function runTreeWork({ items, options }: TreeWork): Result<ItemTree> {
  return buildTree(items, options);
}
