import { wardGroups } from '../../kernels/wardGroups';
import { condensedDistances } from '../distances/condensedDistances';
import { linkage } from './linkage';
import { type LinkageTree } from './linkageTree';
import { orderMergesInPlace } from './orderMergesInPlace';

/** Up to here the distances of all pairs are kept (8 MB), and ties are resolved as scipy resolves them. */
const mostRowsByDistances = 1500;

/**
 * Ward's tree of rows by Euclidean distance, as `linkage(distances, 'ward')` but without the distances of all pairs: for
 * more than 1500 rows the groups' centroids stand for them (memory linear in the rows, equal merges in an order of their
 * own). Cost: rows² × columns.
 *
 * @param data row-major, `rows` × `columns`, all finite
 */
export function wardTree(data: Float64Array, rows: number, columns: number): LinkageTree {
  if (rows <= mostRowsByDistances || columns === 0) {
    return linkage(condensedDistances(data, rows, columns, 'euclidean'), 'ward');
  }
  const { groups, chain, extend, distance } = wardGroups(data, rows, columns);
  const merges = new Float64Array(4 * (rows - 1));
  // A leaf of the group at each place; the other half is for the ordering at the end.
  const leaves = new Int32Array(2 * rows);
  for (let i = 0; i < rows; i++) {
    leaves[i] = i;
  }
  let chainLength = 0;
  let empty = 0;
  const move = (from: number, to: number): void => {
    leaves[to] = leaves[from];
    for (let i = 0; i < chainLength; i++) {
      chain[i] = chain[i] === from ? to : chain[i];
    }
  };
  for (let k = 0; k < rows - 1; k++) {
    if (empty > groups.count / 4) {
      groups.compact(move);
      empty = 0;
    }
    if (chainLength === 0) {
      chain[0] = groups.firstPlace();
      chainLength = 1;
    }
    chainLength = extend(chainLength);
    const low = Math.min(chain[chainLength - 1], chain[chainLength - 2]);
    const high = Math.max(chain[chainLength - 1], chain[chainLength - 2]);
    merges[4 * k] = leaves[low];
    merges[4 * k + 1] = leaves[high];
    merges[4 * k + 2] = Math.sqrt(distance());
    groups.join(low, high);
    empty++;
    chainLength -= 2;
  }
  orderMergesInPlace(merges, rows, leaves);
  return { leafCount: rows, merges };
}
