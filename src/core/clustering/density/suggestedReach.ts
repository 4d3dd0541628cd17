import { kneeIndex } from '../kneeIndex';
import { squaredDistance } from '../distances/squaredDistance';

/** The k-distance curve and the reach for DBSCAN that its knee suggests. */
export interface ReachSuggestion {
  /** Ascending: the distance of a row to its `leastNeighbours`-th neighbour, itself counted as the first. */
  readonly distances: Float64Array;
  /** NaN where the rows are too few, or all the same. */
  readonly reach: number;
}

const sampledRows = 2000;

/**
 * DBSCAN's eps as its authors advise: sort the distances to the `leastNeighbours`-th neighbour and take the one at the
 * knee; rows beyond it are noise. Of more than 2000 rows an even sample is looked at (its neighbours are among all
 * rows). Where the curve has no knee, every row is within reach of its neighbours: the greatest distance.
 *
 * @param data row-major, `rows` × `columns`, all finite; scale the columns first
 */
export function suggestedReach(
  data: Float64Array,
  rows: number,
  columns: number,
  leastNeighbours: number
): ReachSuggestion {
  const neighbour = leastNeighbours - 1;
  if (rows < 3 || neighbour < 1 || neighbour >= rows) {
    return { distances: new Float64Array(0), reach: NaN };
  }
  const sampled = Math.min(rows, sampledRows);
  const distances = new Float64Array(sampled);
  const nearest = new Float64Array(neighbour);
  for (let i = 0; i < sampled; i++) {
    const row = Math.floor((i * rows) / sampled);
    nearest.fill(Infinity);
    for (let other = 0; other < rows; other++) {
      if (other !== row) {
        const distance = squaredDistance(data, row * columns, data, other * columns, columns);
        if (distance < nearest[neighbour - 1]) {
          insertInPlace(nearest, distance);
        }
      }
    }
    distances[i] = Math.sqrt(nearest[neighbour - 1]);
  }
  distances.sort();
  const positions = new Float64Array(sampled).map((_, i) => i);
  const { index } = kneeIndex(positions, distances);
  const reach = distances[index === -1 ? sampled - 1 : index];
  return { distances, reach: reach > 0 ? reach : firstAboveZero(distances) };
}

/** Puts a value into an ascending list in place of the greatest. */
function insertInPlace(ascending: Float64Array, value: number): void {
  let at = ascending.length - 1;
  while (at > 0 && ascending[at - 1] > value) {
    ascending[at] = ascending[at - 1];
    at--;
  }
  ascending[at] = value;
}

function firstAboveZero(ascending: Float64Array): number {
  for (let i = 0; i < ascending.length; i++) {
    if (ascending[i] > 0) {
      return ascending[i];
    }
  }
  return NaN;
}
