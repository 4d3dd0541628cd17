import { type ChartTheme } from '../chartTheme';
import { type ColorScale } from '../color/colorScale';
import { parseColor } from '../color/parseColor';
import { writePixels } from '../color/writePixels';
import { drawText } from '../text/drawText';
import { type HeatmapData } from './heatmapData';
import { type HeatmapLayout } from './layout';

/** Above this many cells, or below this size, cells are written as pixels and scaled, instead of drawn one by one. */
const rectangleLimit = 20_000;
const smallestRectangle = 3;

/** Draws a laid out heatmap. The context is scaled so that a unit is a CSS pixel; `pixelRatio` says how fine it is. */
export function drawHeatmap(
  context: CanvasRenderingContext2D,
  data: HeatmapData,
  layout: HeatmapLayout,
  scale: ColorScale,
  theme: ChartTheme,
  pixelRatio: number
): void {
  if (layout.plot.width > 0 && layout.plot.height > 0) {
    if (data.values.length > rectangleLimit || Math.min(layout.cellWidth, layout.cellHeight) < smallestRectangle) {
      drawCellsAsPixels(context, data, layout, scale, theme);
    } else {
      drawCellsAsRectangles(context, data, layout, scale, theme, pixelRatio);
    }
  }
  drawAnnotations(context, layout, theme);
  drawText(context, layout.rowLabels, theme.text, theme.fontFamily);
  drawText(context, layout.columnLabels, theme.text, theme.fontFamily);
  if (layout.titles.length > 0) {
    drawText(context, layout.titles, theme.mutedText, theme.fontFamily);
  }
  drawTree(context, layout.rowTree, theme);
  drawTree(context, layout.columnTree, theme);
  drawColorBar(context, layout, scale, theme);
}

function drawCellsAsPixels(
  context: CanvasRenderingContext2D,
  data: HeatmapData,
  layout: HeatmapLayout,
  scale: ColorScale,
  theme: ChartTheme
): void {
  const image = new ImageData(layout.columns, layout.rows);
  const pixels = new Uint32Array(image.data.buffer);
  writePixels(scale, data.values, data.hidden, packedPixel(theme.missing), pixels);
  const cells = new OffscreenCanvas(layout.columns, layout.rows);
  const cellContext = cells.getContext('2d');
  if (!cellContext) {
    return;
  }
  cellContext.putImageData(image, 0, 0);
  const { x, y, width, height } = layout.plot;
  context.save();
  context.imageSmoothingEnabled = layout.cellWidth < 1 || layout.cellHeight < 1;
  context.drawImage(cells, x, y, width, height);
  context.restore();
}

function packedPixel(color: string): number {
  const parsed = parseColor(color);
  return parsed ? ((255 << 24) | (parsed.blue << 16) | (parsed.green << 8) | parsed.red) >>> 0 : 0;
}

function drawCellsAsRectangles(
  context: CanvasRenderingContext2D,
  data: HeatmapData,
  layout: HeatmapLayout,
  scale: ColorScale,
  theme: ChartTheme,
  pixelRatio: number
): void {
  const snap = (position: number) => Math.round(position * pixelRatio) / pixelRatio;
  const columnEdges = Array.from({ length: layout.columns + 1 }, (_, i) => snap(layout.plot.x + i * layout.cellWidth));
  const rowEdges = Array.from({ length: layout.rows + 1 }, (_, i) => snap(layout.plot.y + i * layout.cellHeight));
  for (let row = 0; row < layout.rows; row++) {
    const top = rowEdges[row];
    const height = rowEdges[row + 1] - top - layout.gap;
    for (let column = 0; column < layout.columns; column++) {
      const cell = row * layout.columns + column;
      if (data.hidden?.[cell]) {
        continue;
      }
      const index = scale.indexOf(data.values[cell]);
      const left = columnEdges[column];
      const width = columnEdges[column + 1] - left - layout.gap;
      context.fillStyle = index < 0 ? theme.missing : scale.css[index];
      context.fillRect(left, top, width, height);
      if (index < 0) {
        crossOut(context, left, top, width, height, theme.line);
      }
    }
  }
}

/** A cell without a value is crossed out, so that it isn't taken for a pale one. */
function crossOut(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  color: string
): void {
  if (Math.min(width, height) < 8) {
    return;
  }
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  context.moveTo(x, y + height);
  context.lineTo(x + width, y);
  context.strokeStyle = color;
  context.globalAlpha = 0.4;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

function drawAnnotations(context: CanvasRenderingContext2D, layout: HeatmapLayout, theme: ChartTheme): void {
  if (layout.annotations.length === 0) {
    return;
  }
  context.font = `${layout.annotationSize}px ${theme.fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { row, column, text, color } of layout.annotations) {
    context.fillStyle = color;
    const x = layout.plot.x + (column + 0.5) * layout.cellWidth - layout.gap / 2;
    const y = layout.plot.y + (row + 0.5) * layout.cellHeight - layout.gap / 2;
    context.fillText(text, x, y + 0.5);
  }
}

function drawTree(context: CanvasRenderingContext2D, corners: Float64Array | null, theme: ChartTheme): void {
  if (!corners) {
    return;
  }
  context.beginPath();
  for (let link = 0; link < corners.length; link += 8) {
    context.moveTo(corners[link], corners[link + 1]);
    context.lineTo(corners[link + 2], corners[link + 3]);
    context.lineTo(corners[link + 4], corners[link + 5]);
    context.lineTo(corners[link + 6], corners[link + 7]);
  }
  context.strokeStyle = theme.mutedText;
  context.lineWidth = 1;
  context.stroke();
}

function drawColorBar(
  context: CanvasRenderingContext2D,
  layout: HeatmapLayout,
  scale: ColorScale,
  theme: ChartTheme
): void {
  if (!layout.colorBar) {
    return;
  }
  const { bounds, isVertical, ticks } = layout.colorBar;
  const gradient = isVertical
    ? context.createLinearGradient(0, bounds.y + bounds.height, 0, bounds.y)
    : context.createLinearGradient(bounds.x, 0, bounds.x + bounds.width, 0);
  const stops = 32;
  for (let stop = 0; stop <= stops; stop++) {
    const index = Math.round((stop / stops) * (scale.css.length - 1));
    gradient.addColorStop(stop / stops, scale.css[index]);
  }
  context.fillStyle = gradient;
  context.fillRect(bounds.x, bounds.y, bounds.width, bounds.height);
  drawText(context, ticks, theme.mutedText, theme.fontFamily);
}
