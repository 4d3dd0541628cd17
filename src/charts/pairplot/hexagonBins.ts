import { type Rectangle } from '../geometry';

/** Hexagons that hold points, all of one size and standing on a corner. */
export interface HexagonBins {
  /** Distance from the centre to a corner, in CSS pixels. */
  readonly radius: number;
  /** Of the rectangle that they were counted in. */
  readonly width: number;
  readonly height: number;
  /** Two numbers a hexagon. */
  readonly centres: Float64Array;
  readonly counts: Int32Array;
  readonly greatest: number;
}

/** Counts the points within `bounds` by the hexagon whose centre is nearest. Points with a NaN are left out. */
export function hexagonBins(
  x: Float64Array,
  y: Float64Array,
  isCounted: (point: number) => boolean,
  bounds: Rectangle,
  radius: number
): HexagonBins {
  const stepX = Math.sqrt(3) * radius;
  const stepY = 1.5 * radius;
  const columns = Math.ceil(bounds.width / stepX) + 2;
  const counts = new Map<number, number>();
  for (let point = 0; point < x.length; point++) {
    const px = x[point] - bounds.x;
    const py = y[point] - bounds.y;
    if (!(px >= 0 && py >= 0 && px <= bounds.width && py <= bounds.height) || !isCounted(point)) {
      continue;
    }
    const key = nearestHexagon(px, py, stepX, stepY, columns);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = Array.from(counts.keys());
  return {
    radius,
    width: bounds.width,
    height: bounds.height,
    centres: Float64Array.from(
      keys.flatMap((key) => {
        const row = Math.floor(key / columns);
        const column = (key % columns) + (row % 2) / 2;
        return [bounds.x + column * stepX, bounds.y + row * stepY];
      })
    ),
    counts: Int32Array.from(counts.values()),
    greatest: Array.from(counts.values()).reduce((most, count) => Math.max(most, count), 0),
  };
}

/** Rows of centres lie `stepY` apart, every other one half a step to the right. */
function nearestHexagon(x: number, y: number, stepX: number, stepY: number, columns: number): number {
  const above = Math.floor(y / stepY);
  let best = 0;
  let least = Infinity;
  for (let row = above; row <= above + 1; row++) {
    const shift = (row % 2) / 2;
    const column = Math.max(0, Math.round(x / stepX - shift));
    const distance = (x - (column + shift) * stepX) ** 2 + (y - row * stepY) ** 2;
    if (distance < least) {
      least = distance;
      best = row * columns + column;
    }
  }
  return best;
}
