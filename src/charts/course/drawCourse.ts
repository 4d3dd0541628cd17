import { type ChartTheme } from '../chartTheme';
import { withOpacity } from '../color/withOpacity';
import { anomalyInk } from '../marks/anomalyInk';
import { type CourseLayout } from './layoutCourse';

/** Draws a small graph: what it was compared with in blue, the incident's window in a warm tint, the usual value dashed, the onset ▼. */
export function drawCourse(context: CanvasRenderingContext2D, layout: CourseLayout, theme: ChartTheme): void {
  const { width, height, pieces, window, baseline, onsetX, usualY } = layout;
  const { expected, anomaly } = anomalyInk(theme.isDark);
  context.fillStyle = withOpacity(expected, 0.08);
  baseline.forEach((stretch) => context.fillRect(stretch.x, 0, stretch.width, height));
  if (window) {
    context.fillStyle = withOpacity(anomaly, 0.12);
    context.fillRect(window.x, 0, window.width, height);
    context.strokeStyle = withOpacity(anomaly, 0.5);
    context.lineWidth = 1;
    context.strokeRect(window.x, -1, window.width, height + 2);
  }
  if (usualY !== undefined) {
    context.strokeStyle = expected;
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    line(context, [
      [0, usualY],
      [width, usualY],
    ]);
    context.setLineDash([]);
  }
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  pieces.forEach((piece) => (piece.length === 1 ? dot(context, piece, theme.text) : line(context, piece)));
  if (onsetX !== undefined) {
    context.strokeStyle = anomaly;
    context.fillStyle = anomaly;
    context.lineWidth = 1;
    line(context, [
      [onsetX, 0],
      [onsetX, height],
    ]);
    context.beginPath();
    context.moveTo(onsetX - 4, 0);
    context.lineTo(onsetX + 4, 0);
    context.lineTo(onsetX, 7);
    context.fill();
  }
}

type Points = CourseLayout['pieces'][number];

function line(context: CanvasRenderingContext2D, points: Points): void {
  context.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
}

/** A value between two gaps. */
function dot(context: CanvasRenderingContext2D, [point]: Points, color: string): void {
  const [x = 0, y = 0] = point ?? [];
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, 1.5, 0, 2 * Math.PI);
  context.fill();
}
