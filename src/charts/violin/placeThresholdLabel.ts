import { type PlacedText, type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { truncateText } from '../text/truncateText';
import { type ViolinMark } from './placeMark';

interface Surroundings {
  readonly plot: Rectangle;
  readonly marks: readonly ViolinMark[];
  readonly isHorizontal: boolean;
  readonly fontSize: number;
}

/** CSS pixels between the places that are tried. */
const stride = 6;

/**
 * The label of a threshold beside its line (four numbers): at the place nearest to the line's end where it lies on no
 * body, or on as little as there is.
 */
export function placeThresholdLabel(
  whole: string,
  [x1 = 0, y1 = 0, x2 = 0]: readonly number[],
  { plot, marks, isHorizontal, fontSize }: Surroundings,
  measure: MeasureText
): { readonly label: PlacedText; readonly ground: Rectangle } {
  const room = isHorizontal ? plot.x + plot.width - x1 - 6 : plot.width - 4;
  const text = truncateText(whole, room, fontSize, measure);
  const width = measure(text, fontSize) + 4;
  const height = fontSize + 2;
  const isNearTop = y1 - plot.y < fontSize + 4;
  const top = isNearTop ? y1 + 2 : y1 - 4 - fontSize;
  const tries = Math.max(1, Math.floor((isHorizontal ? plot.height - height : plot.width - width) / stride));
  const grounds = Array.from({ length: tries }, (_, i) =>
    isHorizontal
      ? { x: x1 + 2, y: plot.y - 1 + i * stride, width, height }
      : { x: x2 - width - i * stride, y: top, width, height }
  );
  const ground = leastCovering(grounds, marks);
  const { x, y } = ground;
  return {
    label: { text, x: x + 2, y: y + 1 + fontSize / 2, align: 'left', baseline: 'middle', angle: 0, fontSize },
    ground,
  };
}

function leastCovering([first, ...others]: readonly Rectangle[], marks: readonly ViolinMark[]): Rectangle {
  let best = first;
  let least = coverage(best, marks);
  for (const ground of others) {
    if (least === 0) {
      break;
    }
    const covered = coverage(ground, marks);
    if (covered < least) {
      least = covered;
      best = ground;
    }
  }
  return best;
}

/** How much a rectangle lies on: places of outlines, boxes, whiskers and points. */
function coverage(ground: Rectangle, marks: readonly ViolinMark[]): number {
  return marks.reduce((sum, mark) => {
    const [fromX = NaN, fromY = NaN, toX = NaN, toY = NaN] = mark.whisker;
    const whisker = { x: Math.min(fromX, toX), y: Math.min(fromY, toY), width: 0, height: 0 };
    const spine = { ...whisker, width: Math.abs(toX - fromX), height: Math.abs(toY - fromY) };
    return (
      sum +
      countWithin(ground, mark.outline) +
      countWithin(ground, mark.points) +
      countWithin(ground, mark.outliers) +
      (meet(ground, spine) ? 1 : 0) +
      (mark.box && meet(ground, mark.box) ? 1 : 0)
    );
  }, 0);
}

function countWithin({ x, y, width, height }: Rectangle, places: Float64Array): number {
  let count = 0;
  for (let i = 0; i < places.length; i += 2) {
    const isInside = places[i] >= x && places[i] <= x + width && places[i + 1] >= y && places[i + 1] <= y + height;
    count += isInside ? 1 : 0;
  }
  return count;
}

function meet(a: Rectangle, b: Rectangle): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
