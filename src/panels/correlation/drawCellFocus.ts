import { type ChartTheme } from '../../charts/chartTheme';
import { type HeatmapCell } from '../../charts/heatmap/cellAt';
import { cellBounds } from '../../charts/heatmap/cellBounds';
import { type HeatmapLayout } from '../../charts/heatmap/layout';

/** A frame around the cell that is pointed at. */
export function drawCellFocus(
  context: CanvasRenderingContext2D,
  layout: HeatmapLayout,
  cell: HeatmapCell,
  theme: ChartTheme
): void {
  const bounds = cellBounds(layout, cell);
  context.strokeStyle = theme.text;
  context.lineWidth = 2;
  context.strokeRect(bounds.x - 0.5, bounds.y - 0.5, bounds.width + 1 - layout.gap, bounds.height + 1 - layout.gap);
}
