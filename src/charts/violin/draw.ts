import { type ChartTheme } from '../chartTheme';
import { mixColors } from '../color/mixColors';
import { parseColor } from '../color/parseColor';
import { readableTextColor } from '../color/readableTextColor';
import { withOpacity } from '../color/withOpacity';
import { drawText } from '../text/drawText';
import { type PlacedThreshold, type ViolinLayout } from './layout';
import { type ViolinMark } from './placeMark';

export interface ViolinLook {
  readonly colors: readonly string[];
  /** 0 … 1: how solid the bodies are. */
  readonly fillOpacity: number;
  readonly lineWidth: number;
}

/** Draws laid out violins or boxes. */
export function drawViolins(
  context: CanvasRenderingContext2D,
  layout: ViolinLayout,
  look: ViolinLook,
  theme: ChartTheme
): void {
  strokeLines(context, layout.gridLines, theme.grid, 1);
  context.save();
  context.beginPath();
  context.rect(layout.plot.x, layout.plot.y, layout.plot.width, layout.plot.height);
  context.clip();
  for (const mark of layout.marks) {
    drawMark(context, mark, look, theme);
  }
  for (const threshold of layout.thresholds) {
    drawThreshold(context, threshold, theme);
  }
  context.restore();
  drawText(context, layout.categoryLabels, theme.text, theme.fontFamily);
  drawText(context, layout.ticks, theme.mutedText, theme.fontFamily);
  drawText(context, layout.axisTitle ? [layout.axisTitle] : [], theme.mutedText, theme.fontFamily);
}

/** Draws the outline of one violin again, to bring it out. */
export function drawViolinFocus(context: CanvasRenderingContext2D, mark: ViolinMark, theme: ChartTheme): void {
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  if (mark.outline.length > 0) {
    tracePolygon(context, mark.outline);
    context.stroke();
  } else if (mark.box) {
    context.strokeRect(mark.box.x, mark.box.y, mark.box.width, mark.box.height);
  } else {
    context.strokeRect(mark.bounds.x, mark.bounds.y, mark.bounds.width, mark.bounds.height);
  }
}

function drawMark(context: CanvasRenderingContext2D, mark: ViolinMark, look: ViolinLook, theme: ChartTheme): void {
  const color = look.colors[mark.colorIndex % look.colors.length];
  const isViolin = mark.outline.length > 0;
  if (isViolin) {
    tracePolygon(context, mark.outline);
    context.fillStyle = withOpacity(color, look.fillOpacity);
    context.fill();
    context.setLineDash(mark.shape.isBinned ? [4, 3] : []);
    context.strokeStyle = color;
    context.lineWidth = look.lineWidth;
    context.stroke();
    context.setLineDash([]);
  }
  drawInnerLines(context, mark, inkOn(color, look.fillOpacity, theme));
  const ink = isViolin ? theme.text : color;
  strokeLines(context, mark.whisker, ink, 1.2);
  if (mark.box) {
    context.fillStyle = isViolin ? theme.text : withOpacity(color, look.fillOpacity);
    context.fillRect(mark.box.x, mark.box.y, mark.box.width, mark.box.height);
    if (!isViolin) {
      context.strokeStyle = color;
      context.lineWidth = look.lineWidth;
      context.strokeRect(mark.box.x, mark.box.y, mark.box.width, mark.box.height);
      strokeLines(context, mark.medianLine, theme.text, 2);
    }
  }
  if (mark.medianPoint) {
    dot(context, mark.medianPoint[0], mark.medianPoint[1], 2.2, theme.background);
  }
  dots(context, mark.points, 2, withOpacity(isViolin ? theme.text : color, isViolin ? 0.5 : 0.9));
  dots(context, mark.outliers, 2, withOpacity(color, 0.8));
}

/** Sticks let the body's colour through where they lie side by side. */
function drawInnerLines(context: CanvasRenderingContext2D, { innerLines }: ViolinMark, ink: string): void {
  if (innerLines.length === 12) {
    strokeLines(context, innerLines, ink, 1, [4, 3]);
  } else {
    strokeLines(context, innerLines, withOpacity(ink, 0.5), 1);
  }
}

/** Dark or light, whichever stands out more from a body. */
function inkOn(color: string, fillOpacity: number, theme: ChartTheme): string {
  const body = parseColor(mixColors(theme.background, color, fillOpacity));
  return body ? readableTextColor(body) : theme.text;
}

function drawThreshold(context: CanvasRenderingContext2D, threshold: PlacedThreshold, theme: ChartTheme): void {
  const { line, label, ground, color } = threshold;
  strokeLines(context, Float64Array.from(line), color, 1.5, [7, 4]);
  context.fillStyle = withOpacity(theme.background, 0.85);
  context.fillRect(ground.x, ground.y, ground.width, ground.height);
  drawText(context, [label], color, theme.fontFamily);
}

function tracePolygon(context: CanvasRenderingContext2D, outline: Float64Array): void {
  context.beginPath();
  for (let i = 0; i < outline.length; i += 2) {
    context.lineTo(outline[i], outline[i + 1]);
  }
  context.closePath();
}

function strokeLines(
  context: CanvasRenderingContext2D,
  lines: Float64Array,
  color: string,
  width: number,
  dash: readonly number[] = []
): void {
  if (lines.length === 0) {
    return;
  }
  context.beginPath();
  for (let i = 0; i < lines.length; i += 4) {
    context.moveTo(lines[i], lines[i + 1]);
    context.lineTo(lines[i + 2], lines[i + 3]);
  }
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.stroke();
  context.setLineDash([]);
}

function dots(context: CanvasRenderingContext2D, points: Float64Array, radius: number, color: string): void {
  for (let i = 0; i < points.length; i += 2) {
    dot(context, points[i], points[i + 1], radius, color);
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
