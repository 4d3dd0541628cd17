import { type Rectangle } from '../geometry';
import { pointAt } from '../scatter/pointAt';
import { type PairplotLayout, type PlacedCell } from './layout';

/** A cell, and the sample in it that is pointed at. */
export interface PairplotMark {
  readonly row: number;
  readonly column: number;
  readonly sample: number | null;
}

const reach = 8;

/** What lies at a place: the cell, and the nearest shown sample of it; null between the cells. */
export function pairplotAt(
  layout: PairplotLayout,
  x: number,
  y: number,
  isShown: (sample: number) => boolean
): PairplotMark | null {
  const cell = cellAt(layout, x, y);
  if (!cell) {
    return null;
  }
  const { row, column } = cell;
  const sample = row === column ? null : pointAt(layout.x[column], layout.y[row], x, y, reach, isShown);
  return { row, column, sample };
}

/** The cell that holds a place, or null. */
export function cellAt(layout: PairplotLayout, x: number, y: number): PlacedCell | null {
  return layout.cells.find(({ bounds }) => isWithin(bounds, x, y)) ?? null;
}

/** The cell that an arrow key leads to from another; null where there is none. */
export function stepPairplot(layout: PairplotLayout, from: PairplotMark | null, key: string): PairplotMark | null {
  const [first] = layout.cells;
  const last = layout.cells[layout.cells.length - 1];
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const step = steps[key];
  if (key === 'Home' || (from === null && step)) {
    return { row: first.row, column: first.column, sample: null };
  }
  if (key === 'End') {
    return { row: last.row, column: last.column, sample: null };
  }
  if (!step || from === null) {
    return null;
  }
  const row = from.row + step[0];
  const column = from.column + step[1];
  return layout.cells.some((cell) => cell.row === row && cell.column === column) ? { row, column, sample: null } : null;
}

/** The samples of a cell that lie in a rectangle, marked with 1; on the diagonal the horizontal sides alone count. */
export function samplesWithin(
  layout: PairplotLayout,
  { row, column }: { readonly row: number; readonly column: number },
  brush: Rectangle
): Uint8Array {
  const x = layout.x[column];
  const y = layout.y[row];
  const selected = new Uint8Array(x.length);
  for (let sample = 0; sample < x.length; sample++) {
    const isAcross = x[sample] >= brush.x && x[sample] <= brush.x + brush.width;
    const isUpright = row === column || (y[sample] >= brush.y && y[sample] <= brush.y + brush.height);
    selected[sample] = isAcross && isUpright ? 1 : 0;
  }
  return selected;
}

function isWithin({ x, y, width, height }: Rectangle, px: number, py: number): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height;
}
