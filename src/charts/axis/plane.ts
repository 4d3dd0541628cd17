import { type FormatValue } from '../formatValue';
import { type PlacedText, type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { truncateText } from '../text/truncateText';
import { buildValueAxis, type ValueAxis } from './valueAxis';

/** The interval that an axis of a plane shows, and how it is written. */
export interface PlaneAxis {
  readonly min: number;
  readonly max: number;
  readonly isLog: boolean;
  readonly title: string;
  readonly format: FormatValue;
}

/** A plot with a value axis below, one on the left, and perhaps another on the right. */
export interface Plane {
  readonly plot: Rectangle;
  readonly x: ValueAxis;
  readonly y: ValueAxis;
  readonly right: ValueAxis | null;
  readonly ticks: readonly PlacedText[];
  readonly titles: readonly PlacedText[];
  /** Four numbers a line. */
  readonly gridLines: Float64Array;
}

const space = 6;

/** Gives two or three axes their places within `width` × `height` CSS pixels. */
export function layoutPlane(
  axes: { readonly x: PlaneAxis; readonly y: PlaneAxis; readonly right?: PlaneAxis | null },
  width: number,
  height: number,
  fontSize: number,
  measure: MeasureText
): Plane {
  const longest = (axis: ValueAxis) =>
    axis.ticks.reduce((most, { text }) => Math.max(most, measure(text, fontSize)), 0);
  const titleSpace = (axis: PlaneAxis) => (axis.title ? fontSize + space : 0);
  const top = fontSize / 2 + 3;
  const below = fontSize + space + titleSpace(axes.x) + 2;
  const plotHeight = Math.max(1, height - top - below);
  const y = axisOf(axes.y, plotHeight / 45);
  const right = axes.right ? axisOf(axes.right, plotHeight / 45) : null;
  const left = longest(y) + space + titleSpace(axes.y) + 2;
  const rightSpace = right && axes.right ? longest(right) + space + titleSpace(axes.right) + 2 : 10;
  const plot = { x: left, y: top, width: Math.max(1, width - left - rightSpace), height: plotHeight };
  const x = axisOf(axes.x, plot.width / 80);
  return {
    plot,
    x,
    y,
    right,
    ticks: [
      ...bottomTicks(x, plot, width, fontSize, measure),
      ...sideTicks(y, plot, 'left', fontSize),
      ...rightTicks(right),
    ],
    titles: [
      bottomTitle(axes.x.title, plot, height),
      sideTitle(axes.y.title, 2 + fontSize / 2),
      ...(axes.right ? [sideTitle(axes.right.title, width - 2 - fontSize / 2)] : []),
    ].filter(({ text }) => text !== ''),
    gridLines: gridLines(x, y, plot),
  };

  function rightTicks(axis: ValueAxis | null): PlacedText[] {
    return axis ? sideTicks(axis, plot, 'right', fontSize) : [];
  }

  function bottomTitle(text: string, { x: from, width: room }: Rectangle, bottom: number): PlacedText {
    return {
      text: truncateText(text, room, fontSize, measure),
      x: from + room / 2,
      y: bottom - 1,
      align: 'center',
      baseline: 'bottom',
      angle: 0,
      fontSize,
    };
  }

  function sideTitle(text: string, at: number): PlacedText {
    return {
      text: truncateText(text, plot.height, fontSize, measure),
      x: at,
      y: plot.y + plot.height / 2,
      align: 'center',
      baseline: 'middle',
      angle: -Math.PI / 2,
      fontSize,
    };
  }
}

/** Where a pair of values lies; NaN where an axis has no place for it. */
export function placeOnPlane({ plot, x, y }: Plane, valueX: number, valueY: number): readonly [number, number] {
  return [plot.x + x.share(valueX) * plot.width, plot.y + (1 - y.share(valueY)) * plot.height];
}

function axisOf(axis: PlaneAxis, tickTarget: number): ValueAxis {
  return buildValueAxis(axis.min, axis.max, axis.isLog, Math.max(2, tickTarget), axis.format);
}

/** Ticks whose texts would run into each other or out of the chart are left out. */
function bottomTicks(
  axis: ValueAxis,
  plot: Rectangle,
  width: number,
  fontSize: number,
  measure: MeasureText
): PlacedText[] {
  let free = Number.NEGATIVE_INFINITY;
  return axis.ticks.flatMap(({ value, text }): PlacedText[] => {
    const x = plot.x + axis.share(value) * plot.width;
    const half = measure(text, fontSize) / 2;
    if (x - half < free || x + half > width) {
      return [];
    }
    free = x + half + 4;
    return [{ text, x, y: plot.y + plot.height + space, align: 'center', baseline: 'top', angle: 0, fontSize }];
  });
}

function sideTicks(axis: ValueAxis, plot: Rectangle, side: 'left' | 'right', fontSize: number): PlacedText[] {
  const x = side === 'left' ? plot.x - space : plot.x + plot.width + space;
  return axis.ticks.map(({ value, text }) => ({
    text,
    x,
    y: plot.y + (1 - axis.share(value)) * plot.height,
    align: side === 'left' ? 'right' : 'left',
    baseline: 'middle',
    angle: 0,
    fontSize,
  }));
}

function gridLines(x: ValueAxis, y: ValueAxis, plot: Rectangle): Float64Array {
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  const upright = x.ticks.flatMap(({ value }) => {
    const at = plot.x + x.share(value) * plot.width;
    return [at, plot.y, at, bottom];
  });
  const level = y.ticks.flatMap(({ value }) => {
    const at = plot.y + (1 - y.share(value)) * plot.height;
    return [plot.x, at, right, at];
  });
  return Float64Array.from([...upright, ...level]);
}
