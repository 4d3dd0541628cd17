import { layoutPlane, placeOnPlane, type Plane } from '../axis/plane';
import { valueExtent } from '../axis/valueExtent';
import { type FormatValue } from '../formatValue';
import { type PlacedText } from '../geometry';
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
  return {
    plane,
    x: Float64Array.from(data.x, (value) => plot.x + plane.x.share(value) * plot.width),
    y: data.y.map((value) => plot.y + (1 - plane.y.share(value)) * plot.height),
    second: data.second && right ? data.second.map((value) => plot.y + (1 - right.share(value)) * plot.height) : null,
    showPoints: options.showPoints,
    guides: placeGuides(options, plane, measure),
  };
}

/** Labels of upright guides that would run into each other are stacked. */
function placeGuides({ guides, fontSize }: CurveOptions, plane: Plane, measure: MeasureText): CurveLayout['guides'] {
  const { plot } = plane;
  const right = plot.x + plot.width;
  const taken: Array<readonly [number, number, number]> = [];
  return guides.map(({ axis, value, label: whole }) => {
    const text = truncateText(whole, plot.width, fontSize, measure);
    const [x, y] = placeOnPlane(plane, value, value);
    if (axis === 'y') {
      const label: PlacedText = {
        text,
        x: plot.x + 4,
        y: y - 3,
        align: 'left',
        baseline: 'bottom',
        angle: 0,
        fontSize,
      };
      return { line: Float64Array.of(plot.x, y, right, y), label };
    }
    const length = measure(text, fontSize);
    const isLeft = x + 5 + length > right;
    const from = isLeft ? Math.max(plot.x, x - 5 - length) : x + 5;
    let row = 0;
    while (taken.some(([left, to, at]) => at === row && from < to + 4 && from + length > left - 4)) {
      row++;
    }
    taken.push([from, from + length, row]);
    const label: PlacedText = {
      text,
      x: from,
      y: plot.y + 2 + row * (fontSize + 3),
      align: 'left',
      baseline: 'top',
      angle: 0,
      fontSize,
    };
    return { line: Float64Array.of(x, plot.y, x, plot.y + plot.height), label };
  });
}
