import { cellGrid, type CellGrid } from './cellGrid';
import { squaredDistance } from './squaredDistance';

export interface DensityClusters {
  /** The cluster of each row, numbered in the order of its first core row; −1 is noise. */
  readonly labels: Int32Array;
  /** 1 for rows with at least `leastNeighbours` rows within reach, themselves included. */
  readonly isCore: Uint8Array;
  readonly clusterCount: number;
  readonly noiseCount: number;
}

/**
 * DBSCAN (Ester et al. 1996): core rows within `reach` of each other share a cluster; other rows within reach of a core
 * row belong to it (to the first cluster of several, as in scikit-learn); the rest is noise. Euclidean, a distance equal
 * to `reach` is within it. Neighbours are looked up in a grid over three columns; memory is linear in the rows.
 *
 * @param data row-major, `rows` × `columns`, all finite; scale the columns first
 * @param reach scikit-learn's eps, above 0
 * @param leastNeighbours scikit-learn's min_samples
 */
export function dbscan(
  data: Float64Array,
  rows: number,
  columns: number,
  reach: number,
  leastNeighbours: number
): DensityClusters {
  if (!(reach > 0)) {
    throw new RangeError(`the reach must be above 0, not ${reach}`);
  }
  const grid = cellGrid(data, rows, columns, reach);
  const sorted = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const from = grid.order[i] * columns;
    sorted.set(data.subarray(from, from + columns), i * columns);
  }
  const isCore = coreRows(grid, sorted, rows, columns, reach * reach, leastNeighbours);
  const labels = connectedLabels(grid, sorted, rows, columns, reach * reach, isCore);
  const core = new Uint8Array(rows);
  let clusterCount = 0;
  let noiseCount = 0;
  for (let i = 0; i < rows; i++) {
    core[grid.order[i]] = isCore[i];
    clusterCount = Math.max(clusterCount, labels[i] + 1);
    noiseCount += labels[i] < 0 ? 1 : 0;
  }
  return { labels, isCore: core, clusterCount, noiseCount };
}

/** Which rows, in grid order, have enough neighbours. */
function coreRows(
  grid: CellGrid,
  sorted: Float64Array,
  rows: number,
  columns: number,
  squaredReach: number,
  leastNeighbours: number
): Uint8Array {
  const counts = new Int32Array(rows).fill(1);
  visitPairs(grid, (i, j) => {
    if (
      (counts[i] < leastNeighbours || counts[j] < leastNeighbours) &&
      squaredDistance(sorted, i * columns, sorted, j * columns, columns) <= squaredReach
    ) {
      counts[i]++;
      counts[j]++;
    }
  });
  return Uint8Array.from(counts, (count) => (count >= leastNeighbours ? 1 : 0));
}

/** Labels in the original order of the rows. */
function connectedLabels(
  grid: CellGrid,
  sorted: Float64Array,
  rows: number,
  columns: number,
  squaredReach: number,
  isCore: Uint8Array
): Int32Array {
  const parents = new Int32Array(rows).map((_, i) => i);
  visitPairs(grid, (i, j) => {
    if (isCore[i] === 1 && isCore[j] === 1) {
      const a = rootOf(parents, i);
      const b = rootOf(parents, j);
      if (a !== b && squaredDistance(sorted, i * columns, sorted, j * columns, columns) <= squaredReach) {
        parents[a] = b;
      }
    }
  });
  const position = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    position[grid.order[i]] = i;
  }
  const labels = new Int32Array(rows).fill(-1);
  const labelOfRoot = new Int32Array(rows).fill(-1);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    if (isCore[position[row]] === 1) {
      const root = rootOf(parents, position[row]);
      if (labelOfRoot[root] === -1) {
        labelOfRoot[root] = next++;
      }
      labels[row] = labelOfRoot[root];
    }
  }
  const reached = new Int32Array(rows).fill(next);
  visitPairs(grid, (i, j) => {
    if (isCore[i] !== isCore[j]) {
      const border = isCore[i] === 1 ? j : i;
      const label = labels[grid.order[isCore[i] === 1 ? i : j]];
      if (
        label < reached[border] &&
        squaredDistance(sorted, i * columns, sorted, j * columns, columns) <= squaredReach
      ) {
        reached[border] = label;
      }
    }
  });
  for (let i = 0; i < rows; i++) {
    if (reached[i] < next) {
      labels[grid.order[i]] = reached[i];
    }
  }
  return labels;
}

/** Calls for each pair of rows (in grid order) of the same or neighbouring cells, once. */
function visitPairs(grid: CellGrid, visit: (i: number, j: number) => void): void {
  for (let cell = 0; cell < grid.starts.length - 1; cell++) {
    for (let n = grid.neighbourStarts[cell]; n < grid.neighbourStarts[cell + 1]; n++) {
      const other = grid.neighbours[n];
      for (let i = grid.starts[cell]; other >= cell && i < grid.starts[cell + 1]; i++) {
        for (let j = other === cell ? i + 1 : grid.starts[other]; j < grid.starts[other + 1]; j++) {
          visit(i, j);
        }
      }
    }
  }
}

function rootOf(parents: Int32Array, start: number): number {
  let node = start;
  while (parents[node] !== node) {
    parents[node] = parents[parents[node]];
    node = parents[node];
  }
  return node;
}
