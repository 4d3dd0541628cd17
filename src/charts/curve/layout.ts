import { layoutPlane, placeOnPlane, type Plane } from '../axis/plane';
import { valueExtent } from '../axis/valueExtent';
import { type FormatValue } from '../formatValue';
import { type PlacedText, type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { truncateText } from '../text/truncateText';

/** A curve over numbers that ascend, and perhaps a second one with a scale of its own. */
export interface CurveData {
  readonly x: ArrayLike<number>;
  readonly y: Float64Array;
  /** As long as `x`; NaN where it is not defined. */
  readonly second: Float64Array | null;
}

/** A dashed line across the chart at a value of one axis, with a few words. */
export interface CurveGuide {
  readonly axis: 'x' | 'y';
  readonly value: number;
  readonly label: string;
  /** Instead of the label where that does not fit. */
  readonly shortLabel?: string;
}

export interface CurveOptions {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly secondTitle: string;
  readonly formatX: FormatValue;
  readonly formatY: FormatValue;
  readonly formatSecond: FormatValue;
  readonly showPoints: boolean;
  readonly guides: readonly CurveGuide[];
  readonly fontSize: number;
}

export interface CurveLayout {
  readonly plane: Plane;
  /** CSS pixels. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly second: Float64Array | null;
  readonly showPoints: boolean;
  readonly guides: ReadonlyArray<{ readonly line: Float64Array; readonly label: PlacedText }>;
}

/** Where curves, guides and axes go within `width` × `height` CSS pixels. The left axis starts at 0. */
export function layoutCurve(
  data: CurveData,
  options: CurveOptions,
  width: number,
  height: number,
  measure: MeasureText
): CurveLayout {
  const { fontSize, guides } = options;
  const valuesOf = (axis: CurveGuide['axis']) => guides.flatMap((guide) => (guide.axis === axis ? [guide.value] : []));
  const [fromX, toX] = valueExtent([data.x, valuesOf('x')], 0.04, false);
  const [, toY] = valueExtent([data.y, valuesOf('y'), [0]], 0.06, false);
  const secondExtent = data.second ? valueExtent([data.second, [0]], 0.06, false) : null;
  const plane = layoutPlane(
    {
      x: { min: fromX, max: toX, isLog: false, title: options.xTitle, format: options.formatX },
      y: { min: 0, max: toY || 1, isLog: false, title: options.yTitle, format: options.formatY },
      right: secondExtent && {
        min: secondExtent[0] < -0.1 ? secondExtent[0] : 0,
        max: secondExtent[1] || 1,
        isLog: false,
        title: options.secondTitle,
        format: options.formatSecond,
      },
    },
    width,
    height,
    fontSize,
    measure
  );
  const { plot, right } = plane;
  const x = Float64Array.from(data.x, (value) => plot.x + plane.x.share(value) * plot.width);
  const y = data.y.map((value) => plot.y + (1 - plane.y.share(value)) * plot.height);
  const second =
    data.second && right ? data.second.map((value) => plot.y + (1 - right.share(value)) * plot.height) : null;
  const isFree = (label: Rectangle) => [y, second].every((curve) => !curve || !touches(label, x, curve));
  return {
    plane,
    x,
    y,
    second,
    showPoints: options.showPoints,
    guides: placeGuides(options, plane, isFree, measure),
  };
}

/** Whether a curve comes within a few pixels of a label. */
function touches(label: Rectangle, x: Float64Array, y: Float64Array): boolean {
  const space = 4;
  const steps = 24;
  for (let i = 1; i < x.length; i++) {
    for (let step = 0; step <= steps; step++) {
      const atX = x[i - 1] + ((x[i] - x[i - 1]) * step) / steps;
      const atY = y[i - 1] + ((y[i] - y[i - 1]) * step) / steps;
      const isBeside = atX < label.x - space || atX > label.x + label.width + space;
      if (!isBeside && atY > label.y - space && atY < label.y + label.height + space) {
        return true;
      }
    }
  }
  return false;
}

/** Labels of upright guides keep off the curves where there is room, and are stacked where they would run into each other. */
function placeGuides(
  { guides, fontSize }: CurveOptions,
  plane: Plane,
  isFree: (label: Rectangle) => boolean,
  measure: MeasureText
): CurveLayout['guides'] {
  const { plot } = plane;
  const right = plot.x + plot.width;
  const taken: Rectangle[] = [];
  return guides.map(({ axis, value, label: whole, shortLabel }) => {
    const [x, y] = placeOnPlane(plane, value, value);
    if (axis === 'y') {
      const label: PlacedText = {
        text: truncateText(whole, plot.width, fontSize, measure),
        x: plot.x + 4,
        y: y - 3,
        align: 'left',
        baseline: 'bottom',
        angle: 0,
        fontSize,
      };
      return { line: Float64Array.of(plot.x, y, right, y), label };
    }
    const rows = Math.max(1, Math.floor(plot.height / (fontSize + 3)));
    const placesOf = (text: string) => {
      const length = measure(text, fontSize);
      const besides = x + 5 + length > right ? [Math.max(plot.x, x - 5 - length)] : [x + 5, x - 5 - length];
      const places = Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
        besides
          .filter((from) => from >= plot.x)
          .map((from) => ({ text, x: from, y: plot.y + 2 + row * (fontSize + 3), width: length, height: fontSize }))
      );
      const apart = places.filter((place) => taken.every((other) => areApart(place, other)));
      return { free: apart.find(isFree), best: apart[0] ?? places[0] };
    };
    const texts = [whole, ...(shortLabel === undefined ? [] : [shortLabel])];
    const fitting = texts.filter((text) => measure(text, fontSize) <= plot.width);
    const shortest = fitting.at(-1) ?? truncateText(texts[texts.length - 1], plot.width, fontSize, measure);
    const place =
      fitting.map((text) => placesOf(text).free).find((free) => free !== undefined) ?? placesOf(shortest).best;
    taken.push(place);
    const label: PlacedText = {
      text: place.text,
      x: place.x,
      y: place.y,
      align: 'left',
      baseline: 'top',
      angle: 0,
      fontSize,
    };
    return { line: Float64Array.of(x, plot.y, x, plot.y + plot.height), label };
  });
}

function areApart(a: Rectangle, b: Rectangle): boolean {
  return a.x > b.x + b.width + 4 || b.x > a.x + a.width + 4 || a.y > b.y + b.height || b.y > a.y + a.height;
}
