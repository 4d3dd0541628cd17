import { wardGroups } from '../kernels/wardGroups';
import { condensedDistances } from './condensedDistances';
import { linkage } from './linkage';
import { type LinkageTree } from './linkageTree';
import { orderedMerges } from './orderedMerges';

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
  const { groups, nearest } = wardGroups(data, rows, columns);
  const from = new Float64Array(rows - 1);
  const to = from.slice();
  const heights = from.slice();
  const leaves = new Int32Array(rows).map((_, i) => i);
  const chain = new Int32Array(rows);
  const squares = new Float64Array(rows);
  let chainLength = 0;
  let empty = 0;
  for (let k = 0; k < rows - 1; k++) {
    if (empty > groups.count / 4) {
      movePlacesInPlace(groups.compact(), leaves, chain, chainLength);
      empty = 0;
    }
    if (chainLength === 0) {
      chain[0] = groups.firstPlace();
      squares[0] = Infinity;
      chainLength = 1;
    }
    let isMutual = false;
    while (!isMutual) {
      const previous = chainLength > 1 ? chain[chainLength - 2] : -1;
      const { place, distance } = nearest(chain[chainLength - 1], previous, squares[chainLength - 1]);
      isMutual = place === previous;
      if (!isMutual) {
        chain[chainLength] = place;
        squares[chainLength++] = distance;
      }
    }
    const low = Math.min(chain[chainLength - 1], chain[chainLength - 2]);
    const high = Math.max(chain[chainLength - 1], chain[chainLength - 2]);
    from[k] = leaves[low];
    to[k] = leaves[high];
    heights[k] = Math.sqrt(squares[chainLength - 1]);
    groups.join(low, high);
    empty++;
    chainLength -= 2;
  }
  return { leafCount: rows, merges: orderedMerges(from, to, heights, rows) };
}

/** Applies new places: `leaves` holds a leaf of the group at each place, `chain` places. */
function movePlacesInPlace(places: Int32Array, leaves: Int32Array, chain: Int32Array, chainLength: number): void {
  for (let old = 0; old < places.length; old++) {
    if (places[old] >= 0) {
      leaves[places[old]] = leaves[old];
    }
  }
  for (let i = 0; i < chainLength; i++) {
    chain[i] = places[chain[i]];
  }
}
