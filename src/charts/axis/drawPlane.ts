import { type ChartTheme } from '../chartTheme';
import { drawText } from '../text/drawText';
import { type Plane } from './plane';

/** Draws the grid, ticks and titles of a plane. */
export function drawPlane(context: CanvasRenderingContext2D, plane: Plane, theme: ChartTheme): void {
  const { gridLines } = plane;
  context.beginPath();
  for (let line = 0; line < gridLines.length; line += 4) {
    context.moveTo(gridLines[line], gridLines[line + 1]);
    context.lineTo(gridLines[line + 2], gridLines[line + 3]);
  }
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.stroke();
  drawText(context, plane.ticks, theme.mutedText, theme.fontFamily);
  drawText(context, plane.titles, theme.mutedText, theme.fontFamily);
}
