import { ticksApart } from '../axis/ticksApart';
import { buildValueAxis, type ValueAxis } from '../axis/valueAxis';
import { type PlacedText, type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { distinctNames } from '../text/distinctNames';
import { truncateText } from '../text/truncateText';
import { widestText } from '../text/widestText';
import { placeMark, type ViolinMark } from './placeMark';
import { placeThresholdLabel } from './placeThresholdLabel';
import { type PlaceViolinPoint, type ViolinOptions } from './violinOptions';
import { type ViolinShape } from './violinShape';

export interface PlacedThreshold {
  readonly line: readonly [number, number, number, number];
  readonly label: PlacedText;
  /** The ground of the label, which sets it off against the violins. */
  readonly ground: Rectangle;
  readonly color: string;
}

export interface ViolinLayout {
  readonly plot: Rectangle;
  readonly isHorizontal: boolean;
  readonly axis: ValueAxis;
  readonly marks: readonly ViolinMark[];
  readonly categoryLabels: readonly PlacedText[];
  readonly ticks: readonly PlacedText[];
  /** Four numbers a tick: a grid line from end to end. */
  readonly gridLines: Float64Array;
  readonly thresholds: readonly PlacedThreshold[];
  readonly axisTitle: PlacedText | null;
}

const labelSpace = 6;
const maxLabelShare = 0.35;

/** Where violins, boxes, axes and thresholds go within `width` × `height` CSS pixels. Shapes keep their order. */
export function layoutViolins(
  shapes: readonly ViolinShape[],
  options: ViolinOptions,
  width: number,
  height: number,
  measure: MeasureText
): ViolinLayout {
  const { isHorizontal, fontSize } = options;
  const categories = unique(shapes.map((shape) => shape.category));
  const hues = unique(shapes.map((shape) => shape.hue ?? ''));
  const names = options.showCounts ? categories.map((name) => `${name} (n=${countOf(shapes, name)})`) : categories;
  const [low, high] = valueRange(shapes, options);
  const tickTarget = isHorizontal ? width / 90 : height / 50;
  const axis = buildValueAxis(low, high, options.isLog, tickTarget, options.formatValue);
  const longestTick = widestText(
    axis.ticks.map((tick) => tick.text),
    fontSize,
    measure
  );
  const longestName = widestText(names, fontSize, measure);
  const titleSpace = options.axisTitle ? fontSize + 6 : 0;
  const valueSpace = (isHorizontal ? fontSize : longestTick) + labelSpace + 2 + titleSpace;
  const nameRoom = (isHorizontal ? height - valueSpace : width - valueSpace) / Math.max(1, categories.length);
  const rotation = isHorizontal ? 0 : chooseRotation(longestName, nameRoom, fontSize);
  const nameSpace =
    labelSpace +
    (isHorizontal
      ? Math.min(longestName, width * maxLabelShare)
      : Math.min(longestName * Math.sin(rotation) + fontSize * Math.cos(rotation), height * maxLabelShare));
  const left = isHorizontal ? nameSpace : valueSpace;
  const below = isHorizontal ? valueSpace : nameSpace;
  const top = fontSize / 2 + 2;
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - 8),
    height: Math.max(1, height - top - below),
  };
  const place = placer(plot, axis, isHorizontal);
  const room = (isHorizontal ? plot.height : plot.width) / Math.max(1, categories.length);
  const frame = { place, plot, room, hueCount: hues.length, options };
  const marks = shapes.map((shape) =>
    placeMark(shape, categories.indexOf(shape.category), hues.indexOf(shape.hue ?? ''), frame)
  );
  const ticks = axis.ticks.map(({ value, text }): PlacedText => {
    const [x, y] = place(value, 0);
    return isHorizontal
      ? { text, x, y: plot.y + plot.height + labelSpace, align: 'center', baseline: 'top', angle: 0, fontSize }
      : { text, x: plot.x - labelSpace, y, align: 'right', baseline: 'middle', angle: 0, fontSize };
  });
  return {
    plot,
    isHorizontal,
    axis,
    marks,
    categoryLabels: placeNames(names, plot, room, rotation, nameSpace - labelSpace, options, measure),
    ticks: isHorizontal ? ticksApart(ticks, measure) : ticks,
    gridLines: Float64Array.from(axis.ticks.flatMap(({ value }) => acrossLine(value, plot, place, isHorizontal))),
    thresholds: options.thresholds
      .filter(({ value }) => axis.share(value) >= 0 && axis.share(value) <= 1)
      .map(({ value, label, color }) => {
        const line = acrossLine(value, plot, place, isHorizontal);
        return { line, color, ...placeThresholdLabel(label, line, { plot, marks, isHorizontal, fontSize }, measure) };
      }),
    axisTitle: titleSpace > 0 ? placeTitle(options, plot, height) : null,
  };
}

function placer(plot: Rectangle, axis: ValueAxis, isHorizontal: boolean): PlaceViolinPoint {
  return (value, position) =>
    isHorizontal
      ? [plot.x + axis.share(value) * plot.width, plot.y + position * plot.height]
      : [plot.x + position * plot.width, plot.y + (1 - axis.share(value)) * plot.height];
}

function valueRange(shapes: readonly ViolinShape[], options: ViolinOptions): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const include = (value: number | undefined) => {
    if (value !== undefined && Number.isFinite(value) && !(options.isLog && value <= 0)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  };
  for (const shape of shapes) {
    if (options.shape === 'violin' && shape.support.length > 0) {
      include(shape.support[0]);
      include(shape.support[shape.support.length - 1]);
    } else {
      include(shape.lowerWhisker);
      include(shape.upperWhisker);
      shape.values.forEach(include);
    }
    if (options.showOutliers) {
      include(shape.outliers[0]);
      include(shape.outliers[shape.outliers.length - 1]);
    }
  }
  options.thresholds.forEach((threshold) => include(threshold.value));
  const pad = options.isLog ? 0 : (high - low) * 0.02;
  return [options.min ?? low - pad, options.max ?? high + pad];
}

function unique(names: readonly string[]): string[] {
  return Array.from(new Set(names));
}

function countOf(shapes: readonly ViolinShape[], category: string): number {
  return shapes.reduce((sum, shape) => (shape.category === category ? sum + shape.count : sum), 0);
}

function chooseRotation(longestName: number, room: number, fontSize: number): number {
  return longestName + labelSpace <= room ? 0 : room >= fontSize * 1.8 ? Math.PI / 4 : Math.PI / 2;
}

function placeNames(
  names: readonly string[],
  plot: Rectangle,
  room: number,
  rotation: number,
  depth: number,
  options: ViolinOptions,
  measure: MeasureText
): PlacedText[] {
  const { isHorizontal, fontSize } = options;
  const isTurned = rotation > 0;
  const needed = isTurned ? (fontSize + 1) / Math.sin(rotation) : fontSize + 1;
  const every = room >= needed ? 1 : Math.ceil(needed / Math.max(room, 1e-6));
  const deep = isHorizontal ? depth : isTurned ? depth / Math.sin(rotation) : room * every - 4;
  return distinctNames(names, deep, fontSize, measure).flatMap((name, index): PlacedText[] => {
    if (index % every !== 0) {
      return [];
    }
    const centre = (index + 0.5) * room;
    if (isHorizontal) {
      const text = truncateText(name, depth, fontSize, measure);
      const y = plot.y + centre;
      return [{ text, x: plot.x - labelSpace, y, align: 'right', baseline: 'middle', angle: 0, fontSize }];
    }
    const x = plot.x + centre;
    const y = plot.y + plot.height + labelSpace;
    if (!isTurned) {
      const text = truncateText(name, room * every - 4, fontSize, measure);
      return [{ text, x, y, align: 'center', baseline: 'top', angle: 0, fontSize }];
    }
    const length = Math.min(depth / Math.sin(rotation), (x - fontSize / 2) / Math.max(Math.cos(rotation), 1e-6));
    const text = truncateText(name, length, fontSize, measure);
    return [{ text, x, y, align: 'right', baseline: 'middle', angle: -rotation, fontSize }];
  });
}

function acrossLine(
  value: number,
  plot: Rectangle,
  place: PlaceViolinPoint,
  isHorizontal: boolean
): readonly [number, number, number, number] {
  const [x, y] = place(value, 0);
  return isHorizontal ? [x, plot.y, x, plot.y + plot.height] : [plot.x, y, plot.x + plot.width, y];
}

function placeTitle({ axisTitle: text, isHorizontal, fontSize }: ViolinOptions, plot: Rectangle, height: number) {
  const middle: Pick<PlacedText, 'text' | 'align' | 'fontSize'> = { text, align: 'center', fontSize };
  return isHorizontal
    ? { ...middle, x: plot.x + plot.width / 2, y: height - 2, baseline: 'bottom' as const, angle: 0 }
    : { ...middle, x: 2 + fontSize / 2, y: plot.y + plot.height / 2, baseline: 'middle' as const, angle: -Math.PI / 2 };
}
