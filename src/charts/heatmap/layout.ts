import { linearTicks } from '../axis/linearTicks';
import { ticksApart } from '../axis/ticksApart';
import { tickTexts } from '../axis/tickTexts';
import { type ColorScale } from '../color/colorScale';
import { readableTextColor } from '../color/readableTextColor';
import { type FormatValue } from '../formatValue';
import { type PlacedText, type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { distinctNames } from '../text/distinctNames';
import { truncateText } from '../text/truncateText';
import { widestText } from '../text/widestText';
import { type HeatmapData } from './heatmapData';
import { type MarginTree } from './marginTree';

export interface HeatmapOptions {
  readonly scale: ColorScale;
  /** `auto` annotates where the text fits its cell. */
  readonly annotations: 'auto' | 'always' | 'never';
  readonly formatValue: FormatValue;
  /** Pixels between cells; left out where cells get too small for it. */
  readonly cellGap: number;
  readonly isSquare: boolean;
  /** What rows and columns stand for; nothing is written where empty. */
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly showRowLabels: boolean;
  readonly showColumnLabels: boolean;
  /** Degrees; `auto` turns labels only when they would overlap. */
  readonly columnLabelRotation: 'auto' | 0 | 45 | 90;
  readonly colorBar: 'right' | 'bottom' | 'none';
  readonly fontSize: number;
  readonly rowTree?: MarginTree;
  readonly columnTree?: MarginTree;
}

export interface HeatmapAnnotation {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly color: string;
}

export interface HeatmapColorBar {
  readonly bounds: Rectangle;
  readonly isVertical: boolean;
  readonly ticks: readonly PlacedText[];
}

export interface HeatmapLayout {
  readonly plot: Rectangle;
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** The gap that is really drawn. */
  readonly gap: number;
  readonly rowLabels: readonly PlacedText[];
  readonly columnLabels: readonly PlacedText[];
  readonly annotations: readonly HeatmapAnnotation[];
  readonly annotationSize: number;
  readonly colorBar: HeatmapColorBar | null;
  readonly titles: readonly PlacedText[];
  readonly rowTree: Float64Array | null;
  readonly columnTree: Float64Array | null;
}

const labelSpace = 6;
const maxLabelShare = 0.35;
const treeShare = 0.14;
const barThickness = 10;
const smallestFont = 8;
const annotationLimit = 10_000;

/** Where everything of a heatmap goes within `width` × `height` CSS pixels. Row 0 is on top, column 0 on the left. */
export function layoutHeatmap(
  data: HeatmapData,
  options: HeatmapOptions,
  width: number,
  height: number,
  measure: MeasureText
): HeatmapLayout {
  const { fontSize } = options;
  const rows = data.rows.length;
  const columns = data.columns.length;
  const rowTreeSize = options.rowTree && rows > 1 ? Math.min(90, width * treeShare) : 0;
  const columnTreeSize = options.columnTree && columns > 1 ? Math.min(90, height * treeShare) : 0;
  const tickValues = linearTicks(options.scale.min, options.scale.max, options.colorBar === 'bottom' ? 6 : 5);
  const texts = tickTexts(tickValues, options.formatValue);
  const tickWidth = widestText(texts, fontSize, measure);
  const barWidth = options.colorBar === 'right' ? barThickness + 14 + tickWidth + labelSpace : 0;
  const barHeight = options.colorBar === 'bottom' ? barThickness + 12 + fontSize + labelSpace : 0;

  const rowLabelWidth = options.showRowLabels
    ? Math.min(widestText(data.rows, fontSize, measure), width * maxLabelShare) + labelSpace
    : 0;
  const titleSize = fontSize + labelSpace;
  const rowTitleSize = options.rowTitle ? titleSize : 0;
  const columnTitleSize = options.columnTitle ? titleSize : 0;
  const left = rowTitleSize + rowTreeSize + rowLabelWidth + 2;
  const plotWidth = Math.max(0, width - left - barWidth - 2);
  const longestColumn = options.showColumnLabels ? widestText(data.columns, fontSize, measure) : 0;
  const cellsAt = (rotation: number) => {
    const turnedHeight = longestColumn * Math.sin(rotation) + fontSize * Math.cos(rotation);
    const columnLabelHeight = options.showColumnLabels
      ? Math.min(turnedHeight, Math.max(fontSize, height * maxLabelShare)) + labelSpace
      : 0;
    const below = columnLabelHeight + columnTitleSize;
    const fullHeight = Math.max(0, height - columnTreeSize - below - barHeight - 2);
    // The name of a row that is lower than its text reaches above the plot.
    const overhang =
      options.showRowLabels && columnTreeSize === 0 ? Math.max(0, (fontSize - fullHeight / Math.max(1, rows)) / 2) : 0;
    const fullCell = Math.max(0, fullHeight - overhang) / rows;
    const cellWidth = options.isSquare ? Math.min(plotWidth / columns, fullCell) : plotWidth / columns;
    const cellHeight = options.isSquare ? cellWidth : fullCell;
    return { rotation, columnLabelHeight, below, overhang, cellWidth, cellHeight };
  };
  const rotationIn = (cell: number) => chooseRotation(options.columnLabelRotation, longestColumn, cell, fontSize);
  const level = cellsAt(rotationIn(plotWidth / columns));
  // Cells that are made square may be too narrow for names that lie level in the whole width.
  const { rotation, columnLabelHeight, below, overhang, cellWidth, cellHeight } =
    level.rotation === 0 ? cellsAt(rotationIn(level.cellWidth)) : level;
  const plot = { x: left, y: columnTreeSize + overhang + 1, width: cellWidth * columns, height: cellHeight * rows };
  const gap = Math.min(options.cellGap, Math.floor(Math.min(cellWidth, cellHeight) / 4));

  return {
    plot,
    rows,
    columns,
    cellWidth,
    cellHeight,
    gap,
    rowLabels: options.showRowLabels
      ? placeRowLabels(data.rows, plot, cellHeight, rowLabelWidth, fontSize, measure)
      : [],
    columnLabels: options.showColumnLabels
      ? placeColumnLabels(data.columns, plot, cellWidth, rotation, columnLabelHeight, fontSize, measure)
      : [],
    ...placeAnnotations(data, options, cellWidth, cellHeight, measure),
    colorBar: placeColorBar(options, plot, tickValues, texts, plot.y + plot.height + below, measure),
    titles: placeTitles(options, plot, plot.y + plot.height + columnLabelHeight, measure),
    rowTree:
      options.rowTree && rowTreeSize > 0
        ? placeRowTree(options.rowTree, plot, cellHeight, rowTitleSize + rowTreeSize, rowTitleSize)
        : null,
    columnTree:
      options.columnTree && columnTreeSize > 0
        ? placeColumnTree(options.columnTree, plot, cellWidth, columnTreeSize)
        : null,
  };
}

function chooseRotation(
  wanted: HeatmapOptions['columnLabelRotation'],
  longestLabel: number,
  cellWidth: number,
  fontSize: number
): number {
  if (wanted !== 'auto') {
    return (wanted * Math.PI) / 180;
  }
  if (longestLabel + labelSpace <= cellWidth) {
    return 0;
  }
  return cellWidth >= fontSize * 1.5 ? Math.PI / 4 : Math.PI / 2;
}

/** Labels every how many cells, so that they don't touch. */
function labelEvery(cell: number, needed: number): number {
  return cell >= needed ? 1 : Math.ceil(needed / Math.max(cell, 1e-6));
}

function placeRowLabels(
  names: readonly string[],
  plot: Rectangle,
  cellHeight: number,
  space: number,
  fontSize: number,
  measure: MeasureText
): PlacedText[] {
  const every = labelEvery(cellHeight, fontSize + 1);
  const shown = distinctNames(names, space - labelSpace, fontSize, measure);
  const labels: PlacedText[] = [];
  for (let row = 0; row < names.length; row += every) {
    labels.push({
      text: truncateText(shown[row], space - labelSpace, fontSize, measure),
      x: plot.x - labelSpace,
      y: plot.y + (row + 0.5) * cellHeight,
      align: 'right',
      baseline: 'middle',
      angle: 0,
      fontSize,
    });
  }
  return labels;
}

function placeColumnLabels(
  names: readonly string[],
  plot: Rectangle,
  cellWidth: number,
  rotation: number,
  space: number,
  fontSize: number,
  measure: MeasureText
): PlacedText[] {
  const isTurned = rotation > 0;
  const needed = isTurned
    ? (fontSize + 1) / Math.max(Math.sin(rotation), 0.5)
    : widestText(names, fontSize, measure) + 4;
  const every = labelEvery(cellWidth, needed);
  const downward = (space - labelSpace) / Math.max(Math.sin(rotation), 1e-6);
  const shown = distinctNames(names, isTurned ? downward : cellWidth * every - 4, fontSize, measure);
  const labels: PlacedText[] = [];
  for (let column = 0; column < names.length; column += every) {
    const x = plot.x + (column + 0.5) * cellWidth;
    const leftward = (x - fontSize / 2) / Math.max(Math.cos(rotation), 1e-6);
    const room = isTurned ? Math.min(downward, leftward) : cellWidth * every - 4;
    labels.push({
      text: truncateText(shown[column], room, fontSize, measure),
      x,
      y: plot.y + plot.height + labelSpace - (isTurned ? 2 : 0),
      align: isTurned ? 'right' : 'center',
      baseline: isTurned ? 'middle' : 'top',
      angle: isTurned ? -rotation : 0,
      fontSize,
    });
  }
  return labels;
}

function placeAnnotations(
  data: HeatmapData,
  options: HeatmapOptions,
  cellWidth: number,
  cellHeight: number,
  measure: MeasureText
): { annotations: HeatmapAnnotation[]; annotationSize: number } {
  const none = { annotations: [], annotationSize: 0 };
  const cells = data.values.length;
  if (options.annotations === 'never' || cells > annotationLimit || cellHeight < smallestFont) {
    return none;
  }
  const annotations: HeatmapAnnotation[] = [];
  let widest = 0;
  for (let cell = 0; cell < cells; cell++) {
    const value = data.values[cell];
    if (Number.isNaN(value) || data.hidden?.[cell]) {
      continue;
    }
    const text = options.formatValue(value);
    widest = Math.max(widest, measure(text, options.fontSize));
    const color = readableTextColor(options.scale.colors[options.scale.indexOf(value)]);
    annotations.push({ row: Math.floor(cell / data.columns.length), column: cell % data.columns.length, text, color });
  }
  const byWidth = widest > 0 ? ((cellWidth - 4) / widest) * options.fontSize : options.fontSize;
  const annotationSize = Math.min(options.fontSize, Math.floor(byWidth), Math.floor(cellHeight - 2));
  if (annotationSize >= smallestFont) {
    return { annotations, annotationSize };
  }
  return options.annotations === 'always' ? { annotations, annotationSize: smallestFont } : none;
}

function placeColorBar(
  options: HeatmapOptions,
  plot: Rectangle,
  values: readonly number[],
  texts: readonly string[],
  below: number,
  measure: MeasureText
): HeatmapColorBar | null {
  if (options.colorBar === 'none' || plot.width <= 0 || plot.height <= 0) {
    return null;
  }
  const { min, max } = options.scale;
  const share = (value: number) => (max > min ? (value - min) / (max - min) : 0.5);
  const { fontSize } = options;
  if (options.colorBar === 'right') {
    const bounds = { x: plot.x + plot.width + 12, y: plot.y, width: barThickness, height: plot.height };
    const ticks = values.map((value, index): PlacedText => {
      const y = bounds.y + bounds.height * (1 - share(value));
      return {
        text: texts[index],
        x: bounds.x + barThickness + 4,
        y: Math.min(Math.max(y, bounds.y + fontSize / 2), bounds.y + bounds.height - fontSize / 2),
        align: 'left',
        baseline: 'middle',
        angle: 0,
        fontSize,
      };
    });
    return { bounds, isVertical: true, ticks };
  }
  const bounds = { x: plot.x, y: below + 6, width: plot.width, height: barThickness };
  const ticks = values.map((value, index): PlacedText => ({
    text: texts[index],
    x: bounds.x + bounds.width * share(value),
    y: bounds.y + barThickness + 4,
    align: share(value) < 0.05 ? 'left' : share(value) > 0.95 ? 'right' : 'center',
    baseline: 'top',
    angle: 0,
    fontSize,
  }));
  return { bounds, isVertical: false, ticks: ticksApart(ticks, measure) };
}

/** The rows' title upright at the left, the columns' below their labels. */
function placeTitles(
  { rowTitle, columnTitle, fontSize }: HeatmapOptions,
  plot: Rectangle,
  below: number,
  measure: MeasureText
): PlacedText[] {
  const centred = { align: 'center', fontSize } as const;
  const rows: PlacedText = {
    ...centred,
    text: truncateText(rowTitle, plot.height, fontSize, measure),
    x: 2 + fontSize / 2,
    y: plot.y + plot.height / 2,
    baseline: 'middle',
    angle: -Math.PI / 2,
  };
  const columns: PlacedText = {
    ...centred,
    text: truncateText(columnTitle, plot.width, fontSize, measure),
    x: plot.x + plot.width / 2,
    y: below,
    baseline: 'top',
    angle: 0,
  };
  return [rows, columns].filter(({ text }) => text !== '');
}

/** Eight numbers a link: the four corners of its bracket, x and y. */
function placeRowTree(tree: MarginTree, plot: Rectangle, cellHeight: number, foot: number, from: number): Float64Array {
  const corners = new Float64Array(tree.heights.length * 8);
  const x = (height: number) => foot - (tree.maxHeight > 0 ? (height / tree.maxHeight) * (foot - from - 4) : 0);
  for (let link = 0; link < tree.heights.length; link++) {
    const first = plot.y + tree.feet[link * 4] * cellHeight;
    const second = plot.y + tree.feet[link * 4 + 1] * cellHeight;
    const bar = x(tree.heights[link]);
    corners.set(
      [x(tree.feet[link * 4 + 2]), first, bar, first, bar, second, x(tree.feet[link * 4 + 3]), second],
      link * 8
    );
  }
  return corners;
}

function placeColumnTree(tree: MarginTree, plot: Rectangle, cellWidth: number, size: number): Float64Array {
  const corners = new Float64Array(tree.heights.length * 8);
  const y = (height: number) => size - (tree.maxHeight > 0 ? (height / tree.maxHeight) * (size - 4) : 0);
  for (let link = 0; link < tree.heights.length; link++) {
    const first = plot.x + tree.feet[link * 4] * cellWidth;
    const second = plot.x + tree.feet[link * 4 + 1] * cellWidth;
    const bar = y(tree.heights[link]);
    corners.set(
      [first, y(tree.feet[link * 4 + 2]), first, bar, second, bar, second, y(tree.feet[link * 4 + 3])],
      link * 8
    );
  }
  return corners;
}
