/**
 * Rows sorted into cells of a fixed side along up to three columns, those with the most sides in their range: rows
 * within `side` of each other lie in the same cell or in neighbouring ones.
 */
export interface CellGrid {
  /** Row numbers, cell by cell. */
  readonly order: Int32Array;
  /** Where each cell's rows start in `order`; one more entry marks the end. */
  readonly starts: Int32Array;
  /** The cells next to each one, itself included, from `neighbourStarts[cell]` to `neighbourStarts[cell + 1]`. */
  readonly neighbours: Int32Array;
  readonly neighbourStarts: Int32Array;
}

const gridColumns = 3;
const cellsPerColumn = 1024;

/** Only occupied cells are stored. Cost: rows × columns + sorting of the rows. */
export function cellGrid(data: Float64Array, rows: number, columns: number, side: number): CellGrid {
  const axes = widestColumns(data, columns, side);
  const keys = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (const { column, least, step } of axes) {
      const at = Math.min(cellsPerColumn - 1, Math.floor((data[i * columns + column] - least) / step));
      keys[i] = keys[i] * (cellsPerColumn + 2) + at + 1;
    }
  }
  const order = new Int32Array(rows).map((_, i) => i);
  order.sort((a, b) => keys[a] - keys[b] || a - b);
  const cellOf = new Map<number, number>();
  const cellKeys: number[] = [];
  const starts: number[] = [];
  for (let i = 0; i < rows; i++) {
    const key = keys[order[i]];
    if (!cellOf.has(key)) {
      cellOf.set(key, cellKeys.length);
      cellKeys.push(key);
      starts.push(i);
    }
  }
  starts.push(rows);
  const steps = neighbourSteps(axes.length);
  const neighbours: number[] = [];
  const neighbourStarts: number[] = [0];
  for (const key of cellKeys) {
    for (const step of steps) {
      const cell = cellOf.get(key + step);
      if (cell !== undefined) {
        neighbours.push(cell);
      }
    }
    neighbourStarts.push(neighbours.length);
  }
  return {
    order,
    starts: Int32Array.from(starts),
    neighbours: Int32Array.from(neighbours),
    neighbourStarts: Int32Array.from(neighbourStarts),
  };
}

interface Axis {
  readonly column: number;
  readonly least: number;
  readonly step: number;
  readonly cells: number;
}

function widestColumns(data: Float64Array, columns: number, side: number): readonly Axis[] {
  const axes: Axis[] = [];
  for (let column = 0; column < columns; column++) {
    let least = Infinity;
    let greatest = -Infinity;
    for (let i = column; i < data.length; i += columns) {
      least = Math.min(least, data[i]);
      greatest = Math.max(greatest, data[i]);
    }
    const range = greatest - least;
    // A little wider than asked, so that rounding cannot put two rows that are `side` apart two cells apart.
    const step = Math.max(side * (1 + 1e-9), range / cellsPerColumn);
    if (range > 0 && step > 0) {
      axes.push({ column, least, step, cells: range / step });
    }
  }
  return axes.sort((a, b) => b.cells - a.cells).slice(0, gridColumns);
}

/** The differences between a cell's key and those of the cells around it, itself included. */
function neighbourSteps(axes: number): readonly number[] {
  let steps = [0];
  for (let axis = 0; axis < axes; axis++) {
    steps = steps.flatMap((step) => [-1, 0, 1].map((move) => step * (cellsPerColumn + 2) + move));
  }
  return steps;
}
