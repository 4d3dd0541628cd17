import { type Rectangle } from '../geometry';
import { type HeatmapCell } from './cellAt';
import { type HeatmapLayout } from './layout';

/** The rectangle of a cell, its gap included. */
export function cellBounds(layout: HeatmapLayout, cell: HeatmapCell): Rectangle {
  return {
    x: layout.plot.x + cell.column * layout.cellWidth,
    y: layout.plot.y + cell.row * layout.cellHeight,
    width: layout.cellWidth,
    height: layout.cellHeight,
  };
}
