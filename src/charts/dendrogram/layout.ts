import { type DendrogramLayout } from '../../core/clustering/trees/dendrogramLayout';
import { linearTicks } from '../axis/linearTicks';
import { tickTexts } from '../axis/tickTexts';
import { type FormatValue } from '../formatValue';
import { type PlacedText, type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { distinctNames } from '../text/distinctNames';
import { truncateText } from '../text/truncateText';
import { widestText } from '../text/widestText';

/** Where the root is. */
export type DendrogramOrientation = 'top' | 'bottom' | 'left' | 'right';

export interface DendrogramOptions {
  readonly orientation: DendrogramOrientation;
  readonly showLabels: boolean;
  /** Degrees, for labels of trees that stand; `auto` turns them when they would overlap. */
  readonly labelRotation: 'auto' | 0 | 45 | 90;
  readonly showAxis: boolean;
  readonly axisTitle: string;
  /** Distance at which the cut line lies; null for none. */
  readonly cutHeight: number | null;
  /** The axis goes on to this distance at least, so that several trees compare; null: as far as it has to. */
  readonly maxHeight: number | null;
  readonly formatDistance: FormatValue;
  readonly fontSize: number;
}

export interface DendrogramChart {
  readonly plot: Rectangle;
  readonly orientation: DendrogramOrientation;
  /** Eight numbers a link: the corners of its bracket, x and y, from the first foot to the second. */
  readonly links: Float64Array;
  /** Indices of colours: 0 above the threshold, else 1…9. */
  readonly linkColors: Int32Array;
  /** One a foot, in leaf order; empty texts where labels are thinned. */
  readonly labels: readonly PlacedText[];
  readonly labelColors: Int32Array;
  readonly ticks: readonly PlacedText[];
  /** Four numbers a tick: a grid line from end to end. */
  readonly gridLines: Float64Array;
  readonly axisTitle: PlacedText | null;
  /** x1, y1, x2, y2. */
  readonly cutLine: readonly [number, number, number, number] | null;
  /** The distance at the far end of the axis. */
  readonly greatestHeight: number;
}

const labelSpace = 6;
const maxLabelShare = 0.4;
const headroom = 1.05;

/** Where a dendrogram's brackets, labels and axis go within `width` × `height` CSS pixels. */
export function layoutDendrogram(
  tree: DendrogramLayout,
  names: readonly string[],
  options: DendrogramOptions,
  width: number,
  height: number,
  measure: MeasureText
): DendrogramChart {
  const { orientation, fontSize } = options;
  const isUpright = orientation === 'top' || orientation === 'bottom';
  const feet = Math.max(1, tree.leaves.length);
  const highest = Math.max(tree.greatestHeight, options.cutHeight ?? 0) * headroom || 1;
  const greatestHeight = Math.max(highest, options.maxHeight ?? 0);
  const tickValues = options.showAxis ? linearTicks(0, greatestHeight, isUpright ? height / 60 : width / 90) : [];
  const texts = tickTexts(tickValues, options.formatDistance);
  const longestTick = widestText(texts, fontSize, measure);
  const longestName = options.showLabels ? widestText(names, fontSize, measure) : 0;

  const titleSpace = options.showAxis && options.axisTitle ? fontSize + 6 : 0;
  const axisSpace = options.showAxis ? (isUpright ? longestTick : fontSize) + labelSpace + 4 + titleSpace : 4;
  const acrossSize = isUpright ? width - axisSpace - 4 : height - axisSpace - 4;
  const step = acrossSize / feet;
  const rotation = isUpright ? chooseRotation(options.labelRotation, longestName, step, fontSize) : 0;
  const labelDepth = isUpright
    ? Math.min(longestName * Math.sin(rotation) + fontSize * Math.cos(rotation), height * maxLabelShare)
    : Math.min(longestName, width * maxLabelShare);
  const labelSize = options.showLabels ? labelDepth + labelSpace : 4;

  const edge = options.showAxis ? fontSize / 2 + 1 : 4;
  const plot = plotBounds(orientation, width, height, axisSpace, labelSize, edge);
  const place = placer(orientation, plot, feet, greatestHeight);
  return {
    plot,
    orientation,
    links: placeLinks(tree, place),
    linkColors: tree.linkColors,
    labels: options.showLabels ? placeLabels(names, options, place, rotation, labelDepth, step, width, measure) : [],
    labelColors: tree.leafColors,
    ticks: placeTicks(tickValues, texts, orientation, plot, place, fontSize),
    gridLines: gridLines(tickValues, plot, place, isUpright),
    axisTitle: titleSpace > 0 ? placeTitle(options, plot, width, height, measure) : null,
    cutLine: options.cutHeight === null ? null : levelLine(options.cutHeight, plot, place, isUpright),
    greatestHeight,
  };
}

/** The distance that a point of the chart lies at, within the axis. */
export function heightAtPoint(chart: DendrogramChart, x: number, y: number): number {
  const { plot, orientation, greatestHeight } = chart;
  const share = {
    top: 1 - (y - plot.y) / plot.height,
    bottom: (y - plot.y) / plot.height,
    left: 1 - (x - plot.x) / plot.width,
    right: (x - plot.x) / plot.width,
  }[orientation];
  return Math.min(1, Math.max(0, share)) * greatestHeight;
}

type Place = (leafUnits: number, distance: number) => readonly [number, number];

/** `edge` is left free where the axis ends, for half of its last tick's text. */
function plotBounds(
  orientation: DendrogramOrientation,
  width: number,
  height: number,
  axisSpace: number,
  labelSize: number,
  edge: number
): Rectangle {
  const isUpright = orientation === 'top' || orientation === 'bottom';
  const before = orientation === 'bottom' || orientation === 'right' ? labelSize : edge;
  const across = axisSpace + 4;
  const along = labelSize + edge;
  return isUpright
    ? { x: axisSpace, y: before, width: Math.max(1, width - across), height: Math.max(1, height - along) }
    : { x: before, y: 4, width: Math.max(1, width - along), height: Math.max(1, height - across) };
}

function placer(orientation: DendrogramOrientation, plot: Rectangle, feet: number, greatestHeight: number): Place {
  return (leafUnits, distance) => {
    const across = leafUnits / (10 * feet);
    const up = distance / greatestHeight;
    switch (orientation) {
      case 'top':
        return [plot.x + across * plot.width, plot.y + (1 - up) * plot.height];
      case 'bottom':
        return [plot.x + across * plot.width, plot.y + up * plot.height];
      case 'left':
        return [plot.x + (1 - up) * plot.width, plot.y + across * plot.height];
      case 'right':
        return [plot.x + up * plot.width, plot.y + across * plot.height];
    }
  };
}

function placeLinks(tree: DendrogramLayout, place: Place): Float64Array {
  const corners = new Float64Array(tree.linkX.length * 2);
  for (let corner = 0; corner < tree.linkX.length; corner++) {
    const [x, y] = place(tree.linkX[corner], tree.linkY[corner]);
    corners[corner * 2] = x;
    corners[corner * 2 + 1] = y;
  }
  return corners;
}

function chooseRotation(
  wanted: DendrogramOptions['labelRotation'],
  longestName: number,
  step: number,
  fontSize: number
): number {
  if (wanted !== 'auto') {
    return (wanted * Math.PI) / 180;
  }
  return longestName + labelSpace <= step ? 0 : step >= fontSize * 1.8 ? Math.PI / 4 : Math.PI / 2;
}

function placeLabels(
  names: readonly string[],
  options: DendrogramOptions,
  place: Place,
  rotation: number,
  depth: number,
  step: number,
  width: number,
  measure: MeasureText
): PlacedText[] {
  const { orientation, fontSize } = options;
  const isUpright = orientation === 'top' || orientation === 'bottom';
  const isTurned = rotation > 0;
  const needed = isUpright
    ? isTurned
      ? (fontSize + 1) / Math.max(Math.sin(rotation), 0.5)
      : widestText(names, fontSize, measure) + 4
    : fontSize + 1;
  const every = step >= needed ? 1 : Math.ceil(needed / Math.max(step, 1e-6));
  const deep = isUpright ? (isTurned ? depth / Math.max(Math.sin(rotation), 1e-6) : step * every - 4) : depth;
  return distinctNames(names, deep, fontSize, measure).map((name, index) => {
    const [x, y] = place(5 + 10 * index, 0);
    // A turned label reaches to the side, too, where the chart ends.
    const aside = (orientation === 'top' ? x : width - x) / Math.max(Math.cos(rotation), 1e-6);
    const turnedRoom = Math.min(depth / Math.max(Math.sin(rotation), 1e-6), aside);
    const room = isUpright ? (isTurned ? turnedRoom : step * every - 4) : depth;
    const text = index % every === 0 ? truncateText(name, room, fontSize, measure) : '';
    switch (orientation) {
      case 'top':
        return isTurned
          ? { text, x, y: y + labelSpace, align: 'right', baseline: 'middle', angle: -rotation, fontSize }
          : { text, x, y: y + labelSpace, align: 'center', baseline: 'top', angle: 0, fontSize };
      case 'bottom':
        return isTurned
          ? { text, x, y: y - labelSpace, align: 'left', baseline: 'middle', angle: -rotation, fontSize }
          : { text, x, y: y - labelSpace, align: 'center', baseline: 'bottom', angle: 0, fontSize };
      case 'left':
        return { text, x: x + labelSpace, y, align: 'left', baseline: 'middle', angle: 0, fontSize };
      case 'right':
        return { text, x: x - labelSpace, y, align: 'right', baseline: 'middle', angle: 0, fontSize };
    }
  });
}

function placeTicks(
  values: readonly number[],
  texts: readonly string[],
  orientation: DendrogramOrientation,
  plot: Rectangle,
  place: Place,
  fontSize: number
): PlacedText[] {
  const isUpright = orientation === 'top' || orientation === 'bottom';
  return values.map((value, index) => {
    const [x, y] = place(0, value);
    return isUpright
      ? { text: texts[index], x: plot.x - 4, y, align: 'right', baseline: 'middle', angle: 0, fontSize }
      : { text: texts[index], x, y: plot.y + plot.height + 4, align: 'center', baseline: 'top', angle: 0, fontSize };
  });
}

function gridLines(values: readonly number[], plot: Rectangle, place: Place, isUpright: boolean): Float64Array {
  const lines = new Float64Array(values.length * 4);
  values.forEach((value, index) => lines.set(levelLine(value, plot, place, isUpright), index * 4));
  return lines;
}

function levelLine(
  distance: number,
  plot: Rectangle,
  place: Place,
  isUpright: boolean
): readonly [number, number, number, number] {
  const [x, y] = place(0, distance);
  return isUpright ? [plot.x, y, plot.x + plot.width, y] : [x, plot.y, x, plot.y + plot.height];
}

function placeTitle(
  options: DendrogramOptions,
  plot: Rectangle,
  width: number,
  height: number,
  measure: MeasureText
): PlacedText {
  const { fontSize } = options;
  const isUpright = options.orientation === 'top' || options.orientation === 'bottom';
  const middle = isUpright ? plot.y + plot.height / 2 : plot.x + plot.width / 2;
  const room = 2 * Math.min(middle, (isUpright ? height : width) - middle);
  const text = truncateText(options.axisTitle, room, fontSize, measure);
  return isUpright
    ? {
        text,
        x: 2 + fontSize / 2,
        y: middle,
        align: 'center',
        baseline: 'middle',
        angle: -Math.PI / 2,
        fontSize,
      }
    : {
        text,
        x: middle,
        y: height - 2,
        align: 'center',
        baseline: 'bottom',
        angle: 0,
        fontSize,
      };
}
