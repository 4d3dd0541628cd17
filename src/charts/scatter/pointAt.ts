/**
 * The index of the point nearest to a place and at most `reach` away; null where there is none. Points for which
 * `isShown` is false are passed over.
 */
export function pointAt(
  pointsX: Float64Array,
  pointsY: Float64Array,
  x: number,
  y: number,
  reach: number,
  isShown: (point: number) => boolean
): number | null {
  let nearest: number | null = null;
  let least = reach * reach;
  for (let i = 0; i < pointsX.length; i++) {
    const distance = (pointsX[i] - x) ** 2 + (pointsY[i] - y) ** 2;
    if (distance <= least && isShown(i)) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}
