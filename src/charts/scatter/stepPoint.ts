/**
 * The point that an arrow key leads to: the next one to that side, near ones straight ahead first. Home and the first
 * step give the leftmost, End the rightmost. Null for other keys and where nothing lies that way.
 */
export function stepPoint(
  pointsX: Float64Array,
  pointsY: Float64Array,
  from: number | null,
  key: string,
  isShown: (point: number) => boolean
): number | null {
  const direction = directions.get(key);
  if (!direction && key !== 'Home' && key !== 'End') {
    return null;
  }
  const isStart = from === null || !direction;
  const [dx, dy] = isStart ? [key === 'End' ? -1 : 1, 0] : direction;
  let best: number | null = null;
  let least = Infinity;
  for (let i = 0; i < pointsX.length; i++) {
    if ((direction && i === from) || !isShown(i) || Number.isNaN(pointsX[i] + pointsY[i])) {
      continue;
    }
    const cost = isStart
      ? dx * pointsX[i]
      : stepCost(pointsX[i] - pointsX[from], pointsY[i] - pointsY[from], dx, dy, i > from);
    if (cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}

const directions: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** Points that lie on each other are walked through in their order, forwards by the keys right and down. */
function stepCost(dx: number, dy: number, keyX: number, keyY: number, isLater: boolean): number {
  if (dx === 0 && dy === 0) {
    return isLater === keyX + keyY > 0 ? 0 : Infinity;
  }
  const ahead = dx * keyX + dy * keyY;
  const aside = Math.abs(dx * keyY) + Math.abs(dy * keyX);
  return ahead > 0 ? ahead + 2 * aside : Infinity;
}
