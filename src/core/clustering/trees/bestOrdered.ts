import { finiteDistances } from '../distances/finiteDistances';
import { type LinkageTree } from './linkageTree';
import { optimallyOrdered } from './optimallyOrdered';

/** The best order takes cubic time, a second for so many leaves. */
const mostOrdered = 1000;

/**
 * The tree with its leaves arranged so that neighbours are as near as the tree allows; as it comes for more than 1000
 * leaves, where that takes too long.
 *
 * @param distances condensed; what is not finite counts as the greatest, as in `linkage`
 */
export function bestOrdered(tree: LinkageTree, distances: Float64Array): LinkageTree {
  return tree.leafCount <= mostOrdered ? optimallyOrdered(tree, finiteDistances(distances)) : tree;
}
