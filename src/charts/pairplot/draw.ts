import { type ChartTheme } from '../chartTheme';
import { withOpacity } from '../color/withOpacity';
import {
  drawPointLayer,
  type PointInk,
  pointInks,
  pointLayer,
  type PointLayer,
  stampPointsInPlace,
} from '../scatter/pointLayer';
import { type PointStyle } from '../scatter/pointShape';
import { drawText } from '../text/drawText';
import { type HexagonBins } from './hexagonBins';
import { type PairplotLayout, type PlacedCell } from './layout';
import { type PairKind } from './pairplotData';

export interface PairplotLook {
  readonly kind: PairKind;
  /** One a group, of the distributions and contours. */
  readonly groupColors: readonly string[];
  readonly points: readonly PointStyle[];
  /** The look of each sample; below 0 it is not drawn. */
  readonly styles: Int32Array;
  /** 1 for samples that are brought out; the others are then dimmed. Null: no selection. */
  readonly selected: Uint8Array | null;
}

const dimmedOpacity = 0.18;

/** Draws a laid out pairplot. */
export function drawPairplot(
  context: CanvasRenderingContext2D,
  layout: PairplotLayout,
  look: PairplotLook,
  theme: ChartTheme,
  pixelRatio: number
): void {
  drawFrames(context, layout, theme);
  for (const cell of layout.cells) {
    context.save();
    context.beginPath();
    context.rect(cell.bounds.x, cell.bounds.y, cell.bounds.width, cell.bounds.height);
    context.clip();
    drawShapes(context, cell, look);
    if (cell.hexagons) {
      drawHexagons(context, cell.hexagons, look.groupColors[0], look.selected ? dimmedOpacity : 1);
    }
    drawContours(context, cell, look);
    context.restore();
  }
  drawPoints(context, layout, look, theme, pixelRatio);
  for (const cell of layout.cells) {
    drawFit(context, cell, theme);
  }
  drawText(
    context,
    layout.cells.flatMap(({ note }) => note ?? []),
    theme.text,
    theme.fontFamily,
    theme.background
  );
  drawText(context, layout.ticks, theme.mutedText, theme.fontFamily);
  drawText(context, layout.titles, theme.text, theme.fontFamily);
}

/** A ring around one sample in every cell, and a frame around the cell that is pointed at. */
export function drawPairplotFocus(
  context: CanvasRenderingContext2D,
  layout: PairplotLayout,
  focus: { readonly row: number; readonly column: number; readonly sample: number | null },
  theme: ChartTheme
): void {
  context.strokeStyle = theme.accent;
  context.lineWidth = 1;
  for (const { row, column, bounds } of layout.cells) {
    if (row === focus.row && column === focus.column) {
      context.strokeRect(bounds.x, bounds.y, bounds.width, bounds.height);
    }
  }
  const { sample } = focus;
  if (sample === null) {
    return;
  }
  context.lineWidth = 2;
  for (const { row, column, bounds } of layout.cells) {
    context.beginPath();
    if (row === column) {
      context.moveTo(layout.x[column][sample], bounds.y);
      context.lineTo(layout.x[column][sample], bounds.y + bounds.height);
    } else {
      context.arc(layout.x[column][sample], layout.y[row][sample], 5.5, 0, 2 * Math.PI);
    }
    context.stroke();
  }
}

function drawFrames(context: CanvasRenderingContext2D, { gridLines, cells }: PairplotLayout, theme: ChartTheme): void {
  context.beginPath();
  for (let line = 0; line < gridLines.length; line += 4) {
    context.moveTo(gridLines[line], gridLines[line + 1]);
    context.lineTo(gridLines[line + 2], gridLines[line + 3]);
  }
  for (const { bounds } of cells) {
    context.rect(bounds.x, bounds.y, bounds.width, bounds.height);
  }
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.stroke();
}

function drawShapes(context: CanvasRenderingContext2D, { shapes }: PlacedCell, look: PairplotLook): void {
  for (const { group, outline } of shapes) {
    tracePolygon(context, outline);
    context.fillStyle = withOpacity(look.groupColors[group % look.groupColors.length], 0.3);
    context.fill();
    context.strokeStyle = look.groupColors[group % look.groupColors.length];
    context.lineWidth = 1.5;
    context.stroke();
  }
}

/** The more points a hexagon holds, the more solid it is; roots, since counts are often skewed. */
function drawHexagons(
  context: CanvasRenderingContext2D,
  { radius, centres, counts, greatest }: HexagonBins,
  color: string,
  opacity: number
): void {
  const corners = Array.from({ length: 6 }, (_, i) => [
    radius * Math.sin((i * Math.PI) / 3),
    radius * Math.cos((i * Math.PI) / 3),
  ]);
  for (let i = 0; i < counts.length; i++) {
    context.beginPath();
    for (const [dx, dy] of corners) {
      context.lineTo(centres[2 * i] + dx, centres[2 * i + 1] + dy);
    }
    context.fillStyle = withOpacity(color, opacity * (0.08 + 0.92 * Math.sqrt(counts[i] / greatest)));
    context.fill();
  }
}

function drawContours(context: CanvasRenderingContext2D, { contours }: PlacedCell, look: PairplotLook): void {
  context.lineWidth = 1.2;
  for (const { group, segments } of contours) {
    context.beginPath();
    for (let i = 0; i < segments.length; i += 4) {
      context.moveTo(segments[i], segments[i + 1]);
      context.lineTo(segments[i + 2], segments[i + 3]);
    }
    context.strokeStyle = withOpacity(look.groupColors[group % look.groupColors.length], look.selected ? 0.4 : 1);
    context.stroke();
  }
}

/** With a selection all other points are stamped first and grey; where points are not drawn, selected ones still are. */
function drawPoints(
  context: CanvasRenderingContext2D,
  layout: PairplotLayout,
  look: PairplotLook,
  theme: ChartTheme,
  pixelRatio: number
): void {
  const { selected, styles, points } = look;
  if (look.kind !== 'points' && !selected) {
    return;
  }
  const { canvas } = context;
  const layer = pointLayer(canvas.width / pixelRatio, canvas.height / pixelRatio, pixelRatio);
  if (selected && look.kind === 'points') {
    const dimmed = points.map((style) => ({ ...style, color: theme.mutedText, opacity: dimmedOpacity }));
    const others = styles.map((style, sample) => (selected[sample] === 1 ? -1 : style));
    stampCells(layer, layout, others, pointInks(dimmed, layer));
  }
  const front = selected ? styles.map((style, sample) => (selected[sample] === 1 ? style : -1)) : styles;
  stampCells(layer, layout, front, pointInks(points, layer));
  drawPointLayer(context, layer);
}

function stampCells(layer: PointLayer, layout: PairplotLayout, styles: Int32Array, inks: readonly PointInk[]): void {
  for (const { row, column, bounds } of layout.cells) {
    if (row !== column) {
      stampPointsInPlace(layer, { x: layout.x[column], y: layout.y[row], styles }, inks, bounds);
    }
  }
}

function drawFit(context: CanvasRenderingContext2D, cell: PlacedCell, theme: ChartTheme): void {
  if (!cell.fitLine) {
    return;
  }
  context.save();
  context.beginPath();
  context.rect(cell.bounds.x, cell.bounds.y, cell.bounds.width, cell.bounds.height);
  context.clip();
  if (cell.fitBand) {
    tracePolygon(context, cell.fitBand);
    context.fillStyle = withOpacity(theme.text, 0.15);
    context.fill();
  }
  context.beginPath();
  context.moveTo(cell.fitLine[0], cell.fitLine[1]);
  context.lineTo(cell.fitLine[2], cell.fitLine[3]);
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  context.stroke();
  context.restore();
}

function tracePolygon(context: CanvasRenderingContext2D, outline: Float64Array): void {
  context.beginPath();
  for (let i = 0; i < outline.length; i += 2) {
    context.lineTo(outline[i], outline[i + 1]);
  }
  context.closePath();
}
