import { type HeatmapCell } from './cellAt';
import { type HeatmapLayout } from './layout';

/** The cell that an arrow key, Home or End leads to; null for other keys. The first step lands on the first cell. */
export function stepCell(layout: HeatmapLayout, from: HeatmapCell | null, key: string): HeatmapCell | null {
  if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key) || layout.rows === 0 || layout.columns === 0) {
    return null;
  }
  if (from === null) {
    return { row: 0, column: 0 };
  }
  const { row, column } = from;
  const lastRow = layout.rows - 1;
  const lastColumn = layout.columns - 1;
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'Home':
      return { row, column: 0 };
    default:
      return { row, column: lastColumn };
  }
}
