import { drawPlane } from '../axis/drawPlane';
import { type ChartTheme } from '../chartTheme';
import { withOpacity } from '../color/withOpacity';
import { type Rectangle } from '../geometry';
import { isWithin } from '../isWithin';
import { drawText } from '../text/drawText';
import { type ScatterLayout } from './layout';
import { drawPointLayer, pointInks, pointLayer, stampPointsInPlace } from './pointLayer';
import { type PointStyle } from './pointShape';

export interface ScatterLook {
  /** One a group. */
  readonly groups: readonly PointStyle[];
  /** Of points that belong to no group. */
  readonly ungrouped: PointStyle;
  /** Whether groups are drawn; all by default. The last entry is for the ungrouped. */
  readonly isShown: (group: number) => boolean;
  /** CSS pixels from the middle of a centre's × to its ends. */
  readonly centreReach: number;
  readonly showCentres: boolean;
}

/** Draws a laid out scatter plot. */
export function drawScatter(
  context: CanvasRenderingContext2D,
  layout: ScatterLayout,
  look: ScatterLook,
  theme: ChartTheme,
  pixelRatio: number
): void {
  const { plane, hulls } = layout;
  drawPlane(context, plane, theme);
  withinPlot(context, plane.plot, () =>
    hulls.forEach((hull, group) => {
      if (look.isShown(group)) {
        drawHull(context, hull, look.groups[group].color, 0.12);
      }
    })
  );
  const ungrouped = look.groups.length;
  const styles = layout.groups.map((group) => (look.isShown(group) ? (group < 0 ? ungrouped : group) : -1));
  const { canvas } = context;
  const layer = pointLayer(canvas.width / pixelRatio, canvas.height / pixelRatio, pixelRatio);
  const inks = pointInks([...look.groups, look.ungrouped], layer);
  stampPointsInPlace(layer, { x: layout.x, y: layout.y, styles }, inks, plane.plot);
  drawPointLayer(context, layer);
  const names = layout.labels.filter(({ point }) => look.isShown(layout.groups[point]));
  drawText(context, names, theme.text, theme.fontFamily, theme.background);
  for (let group = 0; group < layout.centres.length / 2; group++) {
    if (look.showCentres && look.isShown(group)) {
      drawCentre(context, layout, group, look.centreReach, theme.text, theme);
    }
  }
}

/** Brings out one point: a ring around it, and its group's hull. */
export function drawPointFocus(
  context: CanvasRenderingContext2D,
  layout: ScatterLayout,
  point: number,
  look: ScatterLook,
  theme: ChartTheme
): void {
  const hull = layout.hulls[layout.groups[point]];
  if (hull) {
    withinPlot(context, layout.plane.plot, () => drawHull(context, hull, theme.accent, 0.06));
  }
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(layout.x[point], layout.y[point], look.ungrouped.radius + 3, 0, 2 * Math.PI);
  context.stroke();
}

/** Brings out a group's centre. */
export function drawCentreFocus(
  context: CanvasRenderingContext2D,
  layout: ScatterLayout,
  group: number,
  look: ScatterLook,
  theme: ChartTheme
): void {
  const hull = layout.hulls[group];
  if (hull) {
    withinPlot(context, layout.plane.plot, () => drawHull(context, hull, theme.accent, 0.06));
  }
  drawCentre(context, layout, group, look.centreReach + 1, theme.accent, theme);
}

/** Draws what may reach out of a zoomed plot. */
function withinPlot(context: CanvasRenderingContext2D, plot: Rectangle, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(plot.x, plot.y, plot.width, plot.height);
  context.clip();
  draw();
  context.restore();
}

function drawHull(context: CanvasRenderingContext2D, hull: Float64Array, color: string, fill: number): void {
  if (hull.length === 0) {
    return;
  }
  context.beginPath();
  for (let i = 0; i < hull.length; i += 2) {
    context.lineTo(hull[i], hull[i + 1]);
  }
  context.closePath();
  context.fillStyle = withOpacity(color, fill);
  context.fill();
  context.strokeStyle = withOpacity(color, 0.7);
  context.lineWidth = 1;
  context.stroke();
}

/** A × with a rim of the ground's colour, so that it stands out from the points below it; open around a tight group; whole also at the plot's edge. */
function drawCentre(
  context: CanvasRenderingContext2D,
  layout: ScatterLayout,
  group: number,
  reach: number,
  color: string,
  theme: ChartTheme
): void {
  const x = layout.centres[2 * group];
  const y = layout.centres[2 * group + 1];
  if (!isWithin(layout.plane.plot, x, y)) {
    return;
  }
  const gap = layout.centreGaps[group] * Math.SQRT1_2;
  const end = gap + reach;
  context.lineCap = 'round';
  context.beginPath();
  for (const [dx, dy] of diagonals) {
    context.moveTo(x + dx * gap, y + dy * gap);
    context.lineTo(x + dx * end, y + dy * end);
  }
  context.strokeStyle = theme.background;
  context.lineWidth = 7;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = 3.5;
  context.stroke();
  context.lineCap = 'butt';
}

const diagonals = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;
