import { type ChartTheme } from './chartTheme';
import { withOpacity } from './color/withOpacity';
import { type Rectangle } from './geometry';

/** Draws the rectangle that is being dragged. */
export function drawBrush(context: CanvasRenderingContext2D, brush: Rectangle, theme: ChartTheme): void {
  context.fillStyle = withOpacity(theme.accent, 0.12);
  context.fillRect(brush.x, brush.y, brush.width, brush.height);
  context.strokeStyle = theme.accent;
  context.lineWidth = 1;
  context.strokeRect(brush.x, brush.y, brush.width, brush.height);
}
