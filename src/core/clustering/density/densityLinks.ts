import { type CellGrid } from './cellGrid';
import { squaredDistance } from '../distances/squaredDistance';
import { rootOf } from '../rootOf';

/** Which rows are near each other, for DBSCAN. Rows are meant by their place in the grid's order throughout. */
export class DensityLinks {
  /** The rows' values in the grid's order. */
  private readonly sorted: Float64Array;

  constructor(
    private readonly grid: CellGrid,
    data: Float64Array,
    private readonly columns: number,
    private readonly squaredReach: number
  ) {
    this.sorted = new Float64Array(data.length);
    for (let i = 0; i < grid.order.length; i++) {
      const from = grid.order[i] * columns;
      for (let c = 0; c < columns; c++) {
        this.sorted[i * columns + c] = data[from + c];
      }
    }
  }

  /** 1 for rows with at least so many rows within reach, themselves included. */
  coreRows(leastNeighbours: number): Uint8Array {
    const { starts, isTight } = this.grid;
    const isCore = new Uint8Array(this.grid.order.length);
    for (let cell = 0; cell < starts.length - 1; cell++) {
      if (isTight && starts[cell + 1] - starts[cell] >= leastNeighbours) {
        isCore.fill(1, starts[cell], starts[cell + 1]);
        continue;
      }
      for (let i = starts[cell]; i < starts[cell + 1]; i++) {
        isCore[i] = this.hasNeighbours(cell, i, leastNeighbours) ? 1 : 0;
      }
    }
    return isCore;
  }

  /** For each core row one and the same row of all core rows that are linked with it. */
  connectedRoots(isCore: Uint8Array): Int32Array {
    const { starts, neighbours, neighbourStarts, isTight } = this.grid;
    const parents = new Int32Array(isCore.length).map((_, i) => i);
    for (let cell = 0; cell < starts.length - 1; cell++) {
      const first = this.firstCore(cell, isCore);
      for (let i = first + 1; first >= 0 && i < starts[cell + 1]; i++) {
        if (isCore[i] === 1 && isTight) {
          parents[rootOf(parents, i)] = rootOf(parents, first);
        }
      }
    }
    for (let cell = 0; cell < starts.length - 1; cell++) {
      for (let n = neighbourStarts[cell]; n < neighbourStarts[cell + 1]; n++) {
        if (neighbours[n] > cell || (neighbours[n] === cell && !isTight)) {
          this.linkCells(cell, neighbours[n], isCore, parents);
        }
      }
    }
    return parents.map((_, i) => rootOf(parents, i));
  }

  /** The least label of the core rows within reach of a row, −1 if there is none. `labels` go by the original rows. */
  leastLabelInReach(row: number, isCore: Uint8Array, labels: Int32Array): number {
    const { order, starts, neighbours, neighbourStarts } = this.grid;
    const cell = this.cellOf(row);
    let least = -1;
    for (let n = neighbourStarts[cell]; n < neighbourStarts[cell + 1]; n++) {
      for (let j = starts[neighbours[n]]; j < starts[neighbours[n] + 1]; j++) {
        const label = labels[order[j]];
        if (isCore[j] === 1 && (least === -1 || label < least) && this.isNear(row, j)) {
          least = label;
        }
      }
    }
    return least;
  }

  private hasNeighbours(cell: number, row: number, wanted: number): boolean {
    const { starts, neighbours, neighbourStarts } = this.grid;
    let count = 0;
    for (let n = neighbourStarts[cell]; n < neighbourStarts[cell + 1]; n++) {
      for (let j = starts[neighbours[n]]; j < starts[neighbours[n] + 1]; j++) {
        count += this.isNear(row, j) ? 1 : 0;
        if (count >= wanted) {
          return true;
        }
      }
    }
    return count >= wanted;
  }

  /** Joins what the core rows of two cells link; in a tight grid the cells' rows are joined already, one link is enough. */
  private linkCells(a: number, b: number, isCore: Uint8Array, parentsInPlace: Int32Array): void {
    const { starts, isTight } = this.grid;
    if (isTight) {
      const firstA = this.firstCore(a, isCore);
      const firstB = this.firstCore(b, isCore);
      if (firstA < 0 || firstB < 0 || rootOf(parentsInPlace, firstA) === rootOf(parentsInPlace, firstB)) {
        return;
      }
    }
    for (let i = starts[a]; i < starts[a + 1]; i++) {
      if (isCore[i] === 0) {
        continue;
      }
      for (let j = a === b ? i + 1 : starts[b]; j < starts[b + 1]; j++) {
        if (isCore[j] === 1 && this.isNear(i, j)) {
          parentsInPlace[rootOf(parentsInPlace, i)] = rootOf(parentsInPlace, j);
          if (isTight) {
            return;
          }
        }
      }
    }
  }

  private firstCore(cell: number, isCore: Uint8Array): number {
    const { starts } = this.grid;
    for (let i = starts[cell]; i < starts[cell + 1]; i++) {
      if (isCore[i] === 1) {
        return i;
      }
    }
    return -1;
  }

  /** The cell of a place in the order: the last one that starts at or before it. */
  private cellOf(row: number): number {
    const { starts } = this.grid;
    let low = 0;
    let high = starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= row) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private isNear(i: number, j: number): boolean {
    const { sorted, columns } = this;
    return squaredDistance(sorted, i * columns, sorted, j * columns, columns) <= this.squaredReach;
  }
}
