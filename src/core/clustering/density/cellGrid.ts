/** Rows sorted into cells along up to three columns, those with the most cells in their range. */
export interface CellGrid {
  /** Row numbers, cell by cell. */
  readonly order: Int32Array;
  /** Where each cell's rows start in `order`; one more entry marks the end. */
  readonly starts: Int32Array;
  /** The occupied cells near each one, itself first, from `neighbourStarts[cell]` to `neighbourStarts[cell + 1]`. */
  readonly neighbours: Int32Array;
  readonly neighbourStarts: Int32Array;
  /** Whether all rows of a cell are within reach of each other. */
  readonly isTight: boolean;
}

const gridColumns = 3;
const cellsPerColumn = 1022;
/** Room for two cells beyond either end, so that a key's neighbours never wrap around into another row of cells. */
const keysPerColumn = cellsPerColumn + 4;

/**
 * Sorts rows into cells such that rows within `reach` (Euclidean) of each other lie in the same cell or in cells that are
 * neighbours. Up to three columns have cells whose rows are all within reach of each other, unless the range is more than
 * a thousand cells wide. Only occupied cells are stored. Cost: rows × columns, and 124 look-ups a cell at most.
 */
export function cellGrid(data: Float64Array, rows: number, columns: number, reach: number): CellGrid {
  const mayBeTight = columns <= gridColumns;
  // Rounding must neither put a cell's rows out of reach nor rows within reach two cells too far apart.
  const side = mayBeTight ? (reach / Math.sqrt(Math.max(1, columns))) * (1 - 1e-9) : reach * (1 + 1e-9);
  const axes = widestColumns(data, columns, side);
  const keys = new Int32Array(rows);
  for (const { column, least, step } of axes) {
    for (let i = 0; i < rows; i++) {
      const at = Math.min(cellsPerColumn - 1, Math.floor((data[i * columns + column] - least) / step));
      keys[i] = keys[i] * keysPerColumn + at + 2;
    }
  }
  const table = new CellTable(rows);
  const cells = keys.map((key) => table.cellOf(key));
  const starts = new Int32Array(table.count + 1);
  for (let i = 0; i < rows; i++) {
    starts[cells[i] + 1]++;
  }
  for (let cell = 0; cell < table.count; cell++) {
    starts[cell + 1] += starts[cell];
  }
  const next = starts.slice();
  const order = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    order[next[cells[i]]++] = i;
  }
  const isTight = mayBeTight && axes.every(({ step }) => step === side);
  return { order, starts, isTight, ...neighbourLists(table, axes.length, mayBeTight ? 2 : 1) };
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
      least = data[i] < least ? data[i] : least;
      greatest = data[i] > greatest ? data[i] : greatest;
    }
    const range = greatest - least;
    const step = Math.max(side, range / cellsPerColumn);
    if (range > 0) {
      axes.push({ column, least, step, cells: range / step });
    }
  }
  return axes.sort((a, b) => b.cells - a.cells).slice(0, gridColumns);
}

function neighbourLists(
  table: CellTable,
  axes: number,
  radius: number
): Pick<CellGrid, 'neighbours' | 'neighbourStarts'> {
  const steps = neighbourSteps(axes, radius);
  let neighbours = new Int32Array(16 * table.count + steps.length);
  let length = 0;
  const neighbourStarts = new Int32Array(table.count + 1);
  for (let cell = 0; cell < table.count; cell++) {
    for (let s = 0; s < steps.length; s++) {
      const near = table.find(table.keyOf(cell) + steps[s]);
      if (near >= 0) {
        neighbours[length++] = near;
      }
    }
    neighbourStarts[cell + 1] = length;
    if (length + steps.length > neighbours.length) {
      const longer = new Int32Array(2 * neighbours.length);
      longer.set(neighbours);
      neighbours = longer;
    }
  }
  return { neighbours, neighbourStarts };
}

/** The differences between a cell's key and those of the cells around it, nearest first, itself before all. */
function neighbourSteps(axes: number, radius: number): Int32Array {
  let moves: Array<{ step: number; distance: number }> = [{ step: 0, distance: 0 }];
  for (let axis = 0; axis < axes; axis++) {
    moves = moves.flatMap(({ step, distance }) =>
      Array.from({ length: 2 * radius + 1 }, (_, i) => i - radius).map((move) => ({
        step: step * keysPerColumn + move,
        distance: distance + move * move,
      }))
    );
  }
  return Int32Array.from(
    moves.sort((a, b) => a.distance - b.distance),
    ({ step }) => step
  );
}

/** Numbers keys in the order in which they first come: a hash table with open addressing. */
class CellTable {
  count = 0;
  private readonly keys: Int32Array;
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(mostKeys: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * mostKeys + 2));
    this.keys = new Int32Array(mostKeys);
    this.slots = new Int32Array(size).fill(-1);
    this.mask = size - 1;
  }

  /** The number of the key's cell, a new one if need be. */
  cellOf(key: number): number {
    const slot = this.slotOf(key);
    if (this.slots[slot] === -1) {
      this.keys[this.count] = key;
      this.slots[slot] = this.count++;
    }
    return this.slots[slot];
  }

  /** The number of the key's cell, −1 if there is none. */
  find(key: number): number {
    return this.slots[this.slotOf(key)];
  }

  keyOf(cell: number): number {
    return this.keys[cell];
  }

  private slotOf(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask;
    while (this.slots[slot] !== -1 && this.keys[this.slots[slot]] !== key) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}
