import { cellGrid } from './cellGrid';
import { DensityLinks } from './densityLinks';

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
  const links = new DensityLinks(grid, data, columns, reach * reach);
  const isCoreInGrid = links.coreRows(leastNeighbours);
  const roots = links.connectedRoots(isCoreInGrid);
  const position = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    position[grid.order[i]] = i;
  }
  const labels = new Int32Array(rows).fill(-1);
  const labelOfRoot = new Int32Array(rows).fill(-1);
  const isCore = new Uint8Array(rows);
  let clusterCount = 0;
  for (let row = 0; row < rows; row++) {
    const at = position[row];
    if (isCoreInGrid[at] === 1) {
      const root = roots[at];
      if (labelOfRoot[root] === -1) {
        labelOfRoot[root] = clusterCount++;
      }
      labels[row] = labelOfRoot[root];
      isCore[row] = 1;
    }
  }
  let noiseCount = 0;
  for (let at = 0; at < rows; at++) {
    if (isCoreInGrid[at] === 0) {
      const label = links.leastLabelInReach(at, isCoreInGrid, labels);
      labels[grid.order[at]] = label;
      noiseCount += label === -1 ? 1 : 0;
    }
  }
  return { labels, isCore, clusterCount, noiseCount };
}
