import { type TreeItems, type TreeOptions } from './buildTree';

/** What a tree is built from. */
export interface TreeWork {
  readonly items: TreeItems;
  readonly options: TreeOptions;
}
