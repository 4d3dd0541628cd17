import { type LinkageTree } from '../trees/linkageTree';
import { mergeHeights } from '../trees/mergeHeights';

/** The share of the greatest height at which scipy colours its dendrograms. */
const cutShare = 0.7;

/** Where a tree is cut unless told otherwise: at 0.7 of its greatest height; 0 for a tree without merges. */
export function automaticCutHeight(tree: LinkageTree): number {
  return cutShare * mergeHeights(tree).reduce((greatest, height) => Math.max(greatest, height), 0);
}
