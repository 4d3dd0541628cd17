import { type Rectangle } from '../geometry';
import { type PlaceViolinPoint, type ViolinOptions } from './violinOptions';
import { type ViolinShape } from './violinShape';

/** One violin or box in CSS pixels. Polylines are flat: x, y, x, y … */
export interface ViolinMark {
  readonly shape: ViolinShape;
  /** Index of its colour: of its hue where there are several, else of its category. */
  readonly colorIndex: number;
  /** The closed outline; empty where points stand for it. */
  readonly outline: Float64Array;
  /** The box from quartile to quartile; null where it isn't shown. */
  readonly box: Rectangle | null;
  /** From whisker to whisker, four numbers; empty where it isn't shown. */
  readonly whisker: Float64Array;
  /** Across at the median, four numbers. */
  readonly medianLine: Float64Array;
  readonly medianPoint: readonly [number, number] | null;
  /** Lines within the outline: quartiles (lower, median, upper) or a stick a value, four numbers each. */
  readonly innerLines: Float64Array;
  readonly points: Float64Array;
  readonly outliers: Float64Array;
  /** The whole room of the mark, for the pointer. */
  readonly bounds: Rectangle;
}

interface MarkFrame {
  readonly place: PlaceViolinPoint;
  readonly plot: Rectangle;
  /** Pixels along the categories that each has. */
  readonly room: number;
  readonly hueCount: number;
  readonly options: ViolinOptions;
}

const none = new Float64Array(0);
const violinBoxWidth = 7;

/** Places one shape: `category` and `hue` are indices. */
export function placeMark(shape: ViolinShape, category: number, hue: number, frame: MarkFrame): ViolinMark {
  const { options, room, hueCount } = frame;
  const isSplit = options.isSplit && hueCount === 2;
  const slots = isSplit ? 1 : hueCount;
  const slot = isSplit ? 0 : hue;
  const slotRoom = (room * options.width) / slots;
  const centre = (category + 0.5) * room + (slot - (slots - 1) / 2) * slotRoom;
  const half = slotRoom / 2;
  const side = isSplit ? (hue === 0 ? -1 : 1) : 0;
  const at = (value: number, offset: number) => pointAt(frame, value, centre + offset);
  const isViolin = options.shape === 'violin' && shape.support.length > 0;
  const isBox = options.shape === 'box' && Number.isFinite(shape.median);
  const showsBox = isBox || (isViolin && options.inner === 'box');
  const boxHalf = isBox ? half * 0.7 : Math.min(violinBoxWidth / 2, half / 2);
  const boxOffset = side * (boxHalf + options.gap / 2);
  const showsPoints = (options.shape === 'violin' && !isViolin) || (isViolin && options.inner === 'points');
  return {
    shape,
    colorIndex: hueCount > 1 ? hue : category,
    outline: isViolin ? outlineOf(shape, half, side, options.gap, at) : none,
    box: showsBox
      ? boxOf(at(shape.lowerQuartile, boxOffset - boxHalf), at(shape.upperQuartile, boxOffset + boxHalf))
      : null,
    whisker: showsBox ? flat([at(shape.lowerWhisker, boxOffset), at(shape.upperWhisker, boxOffset)]) : none,
    medianLine: showsBox ? flat([at(shape.median, boxOffset - boxHalf), at(shape.median, boxOffset + boxHalf)]) : none,
    medianPoint: isViolin && showsBox ? at(shape.median, boxOffset) : null,
    innerLines: isViolin ? innerLinesOf(shape, half, side, options, at) : none,
    points: showsPoints ? flat(Array.from(shape.values, (value) => at(value, side * half * 0.5))) : none,
    outliers: options.showOutliers || isBox ? flat(Array.from(shape.outliers, (value) => at(value, boxOffset))) : none,
    bounds: roomBounds(frame, centre, half),
  };
}

type At = (value: number, offset: number) => readonly [number, number];

/** A point at a value and at pixels along the categories, whichever way these run. */
function pointAt({ place, options }: MarkFrame, value: number, along: number): readonly [number, number] {
  const [x, y] = place(value, 0);
  return options.isHorizontal ? [x, y + along] : [x + along, y];
}

function outlineOf(shape: ViolinShape, half: number, side: number, gap: number, at: At): Float64Array {
  const { support, widths } = shape;
  const points: Array<readonly [number, number]> = [];
  const offset = side === 0 ? 0 : gap / 2;
  for (let i = 0; i < support.length; i++) {
    points.push(at(support[i], side < 0 ? -offset : side > 0 ? offset + widths[i] * half : widths[i] * half));
  }
  for (let i = support.length - 1; i >= 0; i--) {
    points.push(at(support[i], side > 0 ? offset : side < 0 ? -offset - widths[i] * half : -widths[i] * half));
  }
  return flat(points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)));
}

function innerLinesOf(shape: ViolinShape, half: number, side: number, options: ViolinOptions, at: At): Float64Array {
  const values =
    options.inner === 'quartiles'
      ? Float64Array.of(shape.lowerQuartile, shape.median, shape.upperQuartile)
      : options.inner === 'sticks'
        ? shape.values
        : none;
  const offset = side === 0 ? 0 : options.gap / 2;
  const lines = new Float64Array(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const reach = widthAt(shape, values[i]) * half;
    const [fromX, fromY] = at(values[i], side > 0 ? offset : -offset - reach);
    const [toX, toY] = at(values[i], side < 0 ? -offset : offset + reach);
    lines[4 * i] = fromX;
    lines[4 * i + 1] = fromY;
    lines[4 * i + 2] = toX;
    lines[4 * i + 3] = toY;
  }
  return lines;
}

/** The width of a violin at a value, interpolated. */
function widthAt({ support, widths }: ViolinShape, value: number): number {
  const last = support.length - 1;
  if (last < 1 || value < support[0] || value > support[last]) {
    return 0;
  }
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (support[middle] <= value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  const share = (value - support[low]) / (support[high] - support[low] || 1);
  return widths[low] + (widths[high] - widths[low]) * share;
}

function boxOf(a: readonly [number, number], b: readonly [number, number]): Rectangle {
  return {
    x: Math.min(a[0], b[0]),
    y: Math.min(a[1], b[1]),
    width: Math.abs(a[0] - b[0]),
    height: Math.abs(a[1] - b[1]),
  };
}

function roomBounds({ plot, options }: MarkFrame, centre: number, half: number): Rectangle {
  return options.isHorizontal
    ? { x: plot.x, y: plot.y + centre - half, width: plot.width, height: half * 2 }
    : { x: plot.x + centre - half, y: plot.y, width: half * 2, height: plot.height };
}

function flat(points: ReadonlyArray<readonly [number, number]>): Float64Array {
  const result = new Float64Array(points.length * 2);
  points.forEach(([x, y], index) => {
    result[index * 2] = x;
    result[index * 2 + 1] = y;
  });
  return result;
}
