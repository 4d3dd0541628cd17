import { type HeatmapLayout } from './layout';

export interface HeatmapCell {
  readonly row: number;
  readonly column: number;
}

/** The cell under a point in CSS pixels, or null beside the plot. */
export function cellAt(layout: HeatmapLayout, x: number, y: number): HeatmapCell | null {
  const column = Math.floor((x - layout.plot.x) / layout.cellWidth);
  const row = Math.floor((y - layout.plot.y) / layout.cellHeight);
  const isInside = column >= 0 && column < layout.columns && row >= 0 && row < layout.rows;
  return isInside ? { row, column } : null;
}
