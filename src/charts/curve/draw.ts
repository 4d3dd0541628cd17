import { drawPlane } from '../axis/drawPlane';
import { type ChartTheme } from '../chartTheme';
import { drawText } from '../text/drawText';
import { type CurveLayout } from './layout';

export interface CurveColors {
  readonly first: string;
  readonly second: string;
}

/** Draws laid out curves: the first solid with discs, the second dashed with squares. */
export function drawCurve(
  context: CanvasRenderingContext2D,
  layout: CurveLayout,
  colors: CurveColors,
  theme: ChartTheme
): void {
  drawPlane(context, layout.plane, theme);
  for (const { line, label } of layout.guides) {
    context.setLineDash([5, 4]);
    context.strokeStyle = theme.mutedText;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(line[0], line[1]);
    context.lineTo(line[2], line[3]);
    context.stroke();
    context.setLineDash([]);
    drawText(context, [label], theme.text, theme.fontFamily, theme.background);
  }
  if (layout.second) {
    strokeCurve(context, layout.x, layout.second, colors.second, [6, 4]);
    for (let i = 0; layout.showPoints && i < layout.x.length; i++) {
      context.fillStyle = colors.second;
      context.fillRect(layout.x[i] - 3, layout.second[i] - 3, 6, 6);
    }
  }
  strokeCurve(context, layout.x, layout.y, colors.first, []);
  for (let i = 0; layout.showPoints && i < layout.x.length; i++) {
    context.fillStyle = colors.first;
    context.beginPath();
    context.arc(layout.x[i], layout.y[i], 3.5, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Brings out one place of the curves. */
export function drawCurveFocus(
  context: CanvasRenderingContext2D,
  layout: CurveLayout,
  index: number,
  theme: ChartTheme
): void {
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  for (const y of [layout.y[index], layout.second?.[index] ?? Number.NaN]) {
    context.beginPath();
    context.arc(layout.x[index], y, 6, 0, 2 * Math.PI);
    context.stroke();
  }
}

function strokeCurve(
  context: CanvasRenderingContext2D,
  x: Float64Array,
  y: Float64Array,
  color: string,
  dash: readonly number[]
): void {
  context.strokeStyle = color;
  context.lineWidth = 1.8;
  context.lineJoin = 'round';
  context.setLineDash([...dash]);
  context.beginPath();
  let isDown = false;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(y[i])) {
      isDown = false;
      continue;
    }
    if (isDown) {
      context.lineTo(x[i], y[i]);
    } else {
      context.moveTo(x[i], y[i]);
    }
    isDown = true;
  }
  context.stroke();
  context.setLineDash([]);
}
