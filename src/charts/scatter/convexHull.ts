/**
 * The corners of the smallest convex polygon around points, x and y in turn, without points on its edges (Andrew's
 * monotone chain). Points with a coordinate that is not finite are left out; fewer than three corners are a line or a
 * point.
 */
export function convexHull(x: Float64Array, y: Float64Array): Float64Array {
  const order = Array.from(x.keys())
    .filter((i) => Number.isFinite(x[i]) && Number.isFinite(y[i]))
    .sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const turn = (a: number, b: number, c: number) => (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
  const chain = (indices: readonly number[]) => {
    const corners: number[] = [];
    for (const i of indices) {
      while (corners.length >= 2 && turn(corners[corners.length - 2], corners[corners.length - 1], i) <= 0) {
        corners.pop();
      }
      corners.push(i);
    }
    return corners.slice(0, -1);
  };
  const corners = order.length < 2 ? order : [...chain(order), ...chain(order.toReversed())];
  return Float64Array.from(corners.flatMap((i) => [x[i], y[i]]));
}
