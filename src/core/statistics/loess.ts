/**
 * Local linear regression at one place `at` of a series whose points lie at 0, 1, 2, …, by the points `first` to `last`
 * with tricube weights over a neighbourhood of `span` points (Cleveland 1979), times the points' own `weights` if given.
 * NaN where all weights are 0: the caller keeps the value that it has.
 */
export function loessAt(
  values: Float64Array,
  span: number,
  at: number,
  first: number,
  last: number,
  weights: Float64Array | undefined
): number {
  const count = values.length;
  let radius = Math.max(at - first, last - at);
  if (span > count) {
    radius += Math.floor((span - count) / 2);
  }
  const weight = new Float64Array(last - first + 1);
  let total = 0;
  for (let j = first; j <= last; j++) {
    const own = weights ? weights[j] : 1;
    weight[j - first] = tricube(Math.abs(j - at), radius) * own;
    total += weight[j - first];
  }
  if (total <= 0) {
    return NaN;
  }
  let centre = 0;
  for (let j = first; j <= last; j++) {
    weight[j - first] /= total;
    centre += weight[j - first] * j;
  }
  let spread = 0;
  for (let j = first; j <= last; j++) {
    spread += weight[j - first] * (j - centre) ** 2;
  }
  const sloped = radius > 0 && Math.sqrt(spread) > 0.001 * (count - 1);
  const tilt = sloped ? (at - centre) / spread : 0;
  let fitted = 0;
  for (let j = first; j <= last; j++) {
    fitted += weight[j - first] * (tilt * (j - centre) + 1) * values[j];
  }
  return fitted;
}

function tricube(distance: number, radius: number): number {
  if (distance > 0.999 * radius) {
    return 0;
  }
  return distance <= 0.001 * radius ? 1 : (1 - (distance / radius) ** 3) ** 3;
}

/** {@link loessAt} at every point, each with the `span` points nearest to it. */
export function loess(values: Float64Array, span: number, weights: Float64Array | undefined): Float64Array {
  const count = values.length;
  const smooth = new Float64Array(count);
  const width = Math.min(span, count);
  const half = Math.floor((span + 1) / 2);
  for (let i = 0; i < count; i++) {
    const first = span >= count ? 0 : Math.min(count - width, Math.max(0, i + 1 - half));
    const fitted = count < 2 ? values[i] : loessAt(values, span, i, first, first + width - 1, weights);
    smooth[i] = fitted === fitted ? fitted : values[i];
  }
  return smooth;
}
