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
  const kernel = tricubeWeights(values.length, span, at, first, last);
  return dotFrom(values, first, localLine(kernel, at - first, values.length, weights?.subarray(first)));
}

/**
 * {@link loessAt} at every point, each with the `span` points nearest to it; a point whose neighbours all weigh 0 keeps
 * its value. Away from the ends all points share one set of coefficients, unless they have weights.
 */
export function loess(values: Float64Array, span: number, weights: Float64Array | undefined): Float64Array {
  const count = values.length;
  if (count < 2) {
    return values.slice();
  }
  const smooth = new Float64Array(count);
  const width = Math.min(span, count);
  const inner = span >= count ? -1 : Math.floor((span + 1) / 2) - 1;
  const kernel = tricubeWeights(count, span, inner, 0, width - 1);
  const shared = localLine(kernel, inner, count, undefined);
  for (let i = 0; i < count; i++) {
    const first = inner < 0 ? 0 : Math.min(count - width, Math.max(0, i - inner));
    let fitted: number;
    if (i - first !== inner) {
      fitted = loessAt(values, span, i, first, first + width - 1, weights);
    } else if (weights) {
      fitted = dotFrom(values, first, localLine(kernel, inner, count, weights.subarray(first)));
    } else {
      fitted = dotFrom(values, first, shared);
    }
    smooth[i] = fitted === fitted ? fitted : values[i];
  }
  return smooth;
}

/** The tricube weights of the points `first` to `last` seen from `at`. */
function tricubeWeights(count: number, span: number, at: number, first: number, last: number): Float64Array {
  let radius = Math.max(at - first, last - at);
  if (span > count) {
    radius += Math.floor((span - count) / 2);
  }
  const kernel = new Float64Array(last - first + 1);
  for (let k = 0; k < kernel.length; k++) {
    const distance = Math.abs(first + k - at);
    if (distance <= 0.001 * radius) {
      kernel[k] = 1;
    } else if (distance <= 0.999 * radius) {
      const share = distance / radius;
      const rest = 1 - share * share * share;
      kernel[k] = rest * rest * rest;
    }
  }
  return kernel;
}

/** By what each point is multiplied to give the value at `at` of the weighted regression line; NaN without weight. */
function localLine(kernel: Float64Array, at: number, count: number, weights: Float64Array | undefined): Float64Array {
  const width = kernel.length;
  const coefficients = new Float64Array(width);
  let total = 0;
  let centre = 0;
  for (let k = 0; k < width; k++) {
    const weight = weights ? kernel[k] * weights[k] : kernel[k];
    coefficients[k] = weight;
    total += weight;
    centre += weight * k;
  }
  if (!(total > 0)) {
    return coefficients.fill(NaN);
  }
  centre /= total;
  let spread = 0;
  for (let k = 0; k < width; k++) {
    coefficients[k] /= total;
    const distance = k - centre;
    spread += coefficients[k] * distance * distance;
  }
  // Points that hardly differ in place say nothing of a slope.
  const tilt = Math.sqrt(spread) > 0.001 * (count - 1) ? (at - centre) / spread : 0;
  for (let k = 0; k < width; k++) {
    coefficients[k] *= tilt * (k - centre) + 1;
  }
  return coefficients;
}

function dotFrom(values: Float64Array, first: number, coefficients: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < coefficients.length; k++) {
    sum += coefficients[k] * values[first + k];
  }
  return sum;
}
