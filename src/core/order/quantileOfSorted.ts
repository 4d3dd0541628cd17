/** How a quantile between two order statistics is found; the names are numpy's, `linear` is R's type 7. */
export type QuantileMethod =
  'linear' | 'lower' | 'higher' | 'nearest' | 'midpoint' | 'hazen' | 'weibull' | 'median_unbiased' | 'normal_unbiased';

/**
 * The quantile at `probability` in [0, 1] of values that are ascending and hold no NaN, by default numpy's `linear`. NaN where
 * there are none or the probability is outside [0, 1].
 */
export function quantileOfSorted(sorted: Float64Array, probability: number, method: QuantileMethod = 'linear'): number {
  const last = sorted.length - 1;
  if (last < 0 || !(probability >= 0 && probability <= 1)) {
    return NaN;
  }
  const position = Math.min(last, Math.max(0, positionOf(sorted.length, probability, method)));
  const below = Math.floor(position);
  const fraction = position - below;
  if (fraction === 0) {
    return sorted[below];
  }
  const low = sorted[below];
  const high = sorted[below + 1];
  if (low === high) {
    return low;
  }
  return fraction < 0.5 ? low + (high - low) * fraction : high - (high - low) * (1 - fraction);
}

/** The zero-based, possibly fractional place among the order statistics (Hyndman and Fan 1996). */
function positionOf(count: number, probability: number, method: QuantileMethod): number {
  const linear = (count - 1) * probability;
  switch (method) {
    case 'linear':
      return linear;
    case 'lower':
      return Math.floor(linear);
    case 'higher':
      return Math.ceil(linear);
    case 'nearest':
      return roundHalfToEven(linear);
    case 'midpoint':
      return Number.isInteger(linear) ? linear : Math.floor(linear) + 0.5;
    case 'hazen':
      return plottingPosition(count, probability, 0.5, 0.5);
    case 'weibull':
      return plottingPosition(count, probability, 0, 0);
    case 'median_unbiased':
      return plottingPosition(count, probability, 1 / 3, 1 / 3);
    case 'normal_unbiased':
      return plottingPosition(count, probability, 3 / 8, 3 / 8);
  }
}

function plottingPosition(count: number, probability: number, alpha: number, beta: number): number {
  return count * probability + (alpha + probability * (1 - alpha - beta)) - 1;
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) {
    return rest < 0.5 ? floor : floor + 1;
  }
  return floor % 2 === 0 ? floor : floor + 1;
}
