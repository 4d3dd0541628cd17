/**
 * Where a convex falling or rising curve bends most: the index of the point farthest from the straight line between
 * its ends, both axes scaled to 0 … 1 (Kneedle, Satopää et al. 2011, without smoothing). `strength` is that distance,
 * 0 … 1: below about 0.1 there is no knee to speak of.
 *
 * `index` is −1 and `strength` 0 for fewer than three points, for equal ends, and where no point lies below the line.
 *
 * @param x ascending
 * @param y convex: the bend lies below the line
 */
export function kneeIndex(x: ArrayLike<number>, y: ArrayLike<number>): { index: number; strength: number } {
  const last = Math.min(x.length, y.length) - 1;
  const width = x[last] - x[0];
  const height = Math.abs(y[last] - y[0]);
  let index = -1;
  let strength = 0;
  if (last < 2 || !(width > 0) || !(height > 0)) {
    return { index, strength };
  }
  for (let i = 1; i < last; i++) {
    const line = y[0] + ((y[last] - y[0]) * (x[i] - x[0])) / width;
    const depth = (line - y[i]) / height;
    if (depth > strength) {
      strength = depth;
      index = i;
    }
  }
  return { index, strength };
}
