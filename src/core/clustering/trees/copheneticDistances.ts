import { condensedIndex } from '../distances/condensedIndex';
import { type LinkageTree } from './linkageTree';

/**
 * For each pair of leaves the height of the merge that joins them, condensed (scipy.cluster.hierarchy.cophenet). How
 * well these correlate with the distances tells how faithful a tree is. Cost: n².
 */
export function copheneticDistances(tree: LinkageTree): Float64Array {
  const { leafCount, merges } = tree;
  const distances = new Float64Array((leafCount * (leafCount - 1)) / 2);
  const members: Array<readonly number[]> = Array.from({ length: leafCount }, (_, leaf) => [leaf]);
  for (let k = 0; k < leafCount - 1; k++) {
    const left = members[merges[4 * k]];
    const right = members[merges[4 * k + 1]];
    for (const a of left) {
      for (const b of right) {
        distances[condensedIndex(leafCount, a, b)] = merges[4 * k + 2];
      }
    }
    members.push([...left, ...right]);
  }
  return distances;
}
