import { type Rectangle } from '../geometry';

/** A place in the grid of a pairplot: row `row` shows the variable of that index upwards, column `column` to the right. */
export interface PairplotCell {
  readonly row: number;
  readonly column: number;
  readonly bounds: Rectangle;
}

const gap = 8;

/** The cells within the area of the grid, row by row; of a corner plot those on and below the diagonal. */
export function pairplotCells(area: Rectangle, count: number, isCorner: boolean): PairplotCell[] {
  const width = Math.max(1, (area.width - gap * (count - 1)) / count);
  const height = Math.max(1, (area.height - gap * (count - 1)) / count);
  return Array.from({ length: count * count }, (_, index) => ({
    row: Math.floor(index / count),
    column: index % count,
  }))
    .filter(({ row, column }) => !isCorner || column <= row)
    .map(({ row, column }) => ({
      row,
      column,
      bounds: { x: area.x + column * (width + gap), y: area.y + row * (height + gap), width, height },
    }));
}
