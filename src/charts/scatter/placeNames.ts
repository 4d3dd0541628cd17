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
}

const longestName = 120;
/** CSS pixels between names that stand beside each other; half of it between lines. */
const nameSpace = 2;
/** Marks may touch a name, and overlap it by a rounding error. */
const markSpace = -0.5;

/**
 * Writes names right, left, above or below their points: at the first of these places that is within the plot and free
 * of what is `taken` and of the names before. A name that has no such place is left out.
 */
export function placeNames(
  { names, x, y }: NamedPoints,
  plot: Rectangle,
  taken: readonly Rectangle[],
  gap: number,
  fontSize: number,
  measure: MeasureText
): PlacedName[] {
  const placed: Rectangle[] = [];
  return names.flatMap((name, point): PlacedName[] => {
    if (!isWithin(plot, x[point], y[point])) {
      return [];
    }
    const text = truncateText(name, longestName, fontSize, measure);
    const box = placesBeside(x[point], y[point], measure(text, fontSize), fontSize, gap).find(
      (place) =>
        holds(plot, place) &&
        taken.every((mark) => areApart(place, mark, markSpace)) &&
        placed.every((name) => areApart(place, name, nameSpace))
    );
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

function areApart(a: Rectangle, b: Rectangle, space: number): boolean {
  return (
    a.x > b.x + b.width + space ||
    b.x > a.x + a.width + space ||
    a.y > b.y + b.height + space / 2 ||
    b.y > a.y + a.height + space / 2
  );
}
