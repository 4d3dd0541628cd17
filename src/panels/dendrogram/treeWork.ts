import { type ReadItems } from '../readItems';
import { type TreeItems, type TreeOptions } from './buildTree';

/** What a tree is built from. */
export interface TreeWork {
  readonly items: TreeItems;
  readonly options: TreeOptions;
  /** The items as they were read; stays on this side of the worker. */
  readonly origin?: ReadItems;
}
