import { type PlacedText, type Rectangle } from '../geometry';
import { isWithin } from '../isWithin';
import { type MeasureText } from '../text/measureText';
import { truncateText } from '../text/truncateText';

/** The name of a point beside it. */
export interface PlacedName extends PlacedText {
  readonly point: number;
}

/** Points with their names, in CSS pixels; a point is not named where one of its coordinates is NaN or outside. */
export interface NamedPoints {
  readonly names: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: number;
  /** Whether a name without a free place may cover points, or is left out. */
  readonly mayCover: boolean;
}

const longestName = 120;
/** CSS pixels between names that stand beside each other; half of it between lines. */
const nameSpace = 2;
/** Marks may touch a name, and overlap it by a rounding error. */
const markSpace = -0.5;
/** CSS pixels from a point's edge to its name. */
const gaps = [3, 7];

/**
 * Writes names right, left, above or below their points, or there but farther off where a mark lies on the point: at the
 * first of these places that is within the plot, free of what is `taken` and of the names before, and covers no point. A
 * name that has no such place is left out.
 */
export function placeNames(
  points: NamedPoints,
  plot: Rectangle,
  taken: readonly Rectangle[],
  fontSize: number,
  measure: MeasureText
): PlacedName[] {
  const { names, x, y, radius } = points;
  const placed: Rectangle[] = [];
  return names.flatMap((name, point): PlacedName[] => {
    if (!isWithin(plot, x[point], y[point])) {
      return [];
    }
    const text = truncateText(name, longestName, fontSize, measure);
    const length = measure(text, fontSize);
    const free = gaps
      .flatMap((gap) => placesBeside(x[point], y[point], length, fontSize, radius + gap))
      .filter(
        (place) =>
          holds(plot, place) &&
          taken.every((mark) => areApart(place, mark, markSpace)) &&
          placed.every((name) => areApart(place, name, nameSpace))
      );
    const box = free.find((place) => coversNoPoint(place, points)) ?? (points.mayCover ? free[0] : undefined);
    if (!box) {
      return [];
    }
    placed.push(box);
    const middle = box.y + box.height / 2;
    return [{ point, text, x: box.x, y: middle, align: 'left', baseline: 'middle', angle: 0, fontSize }];
  });
}

function placesBeside(x: number, y: number, width: number, height: number, gap: number): Rectangle[] {
  return [
    { x: x + gap, y: y - height / 2, width, height },
    { x: x - gap - width, y: y - height / 2, width, height },
    { x: x - width / 2, y: y - gap - height, width, height },
    { x: x - width / 2, y: y + gap, width, height },
  ];
}

/** Upright, half of a line may lie outside: letters hardly reach so far. */
function holds(plot: Rectangle, { x, y, width, height }: Rectangle): boolean {
  return (
    x >= plot.x &&
    x + width <= plot.x + plot.width &&
    y + height / 2 >= plot.y &&
    y + height / 2 <= plot.y + plot.height
  );
}

function coversNoPoint(place: Rectangle, { x, y, radius }: NamedPoints): boolean {
  const right = place.x + place.width + radius;
  const bottom = place.y + place.height + radius;
  for (let i = 0; i < x.length; i++) {
    if (x[i] > place.x - radius && x[i] < right && y[i] > place.y - radius && y[i] < bottom) {
      return false;
    }
  }
  return true;
}

function areApart(a: Rectangle, b: Rectangle, space: number): boolean {
  return (
    a.x > b.x + b.width + space ||
    b.x > a.x + a.width + space ||
    a.y > b.y + b.height + space / 2 ||
    b.y > a.y + a.height + space / 2
  );
}
