import { autocorrelation } from '../statistics/seasons/autocorrelation';

/** Autocorrelations are summed up to this share of the points, as Pyper and Peterman recommend. */
const shareOfLags = 0.2;

/**
 * How many independent pairs two autocorrelated series are worth when their correlation is judged:
 * 1/N* = 1/N + 2/N Σ (1 - j/N) ρx(j) ρy(j), j = 1 … N/5 (Bartlett 1946; Pyper and Peterman 1998), between 2 and N.
 * Two series that wander slowly have few; where one is white noise, all points count. Missing values count as the mean.
 *
 * @param count how many pairs were joined
 */
export function effectiveSampleSize(x: ArrayLike<number>, y: ArrayLike<number>, count: number): number {
  const length = Math.min(x.length, y.length);
  const lags = longestLag(length);
  return effectiveSampleSizeOf(autocorrelation(x, lags), autocorrelation(y, lags), length, count);
}

/** {@link effectiveSampleSize} from the autocorrelations of lags 0 to `longestLag(length)`. */
export function effectiveSampleSizeOf(
  ofX: ArrayLike<number>,
  ofY: ArrayLike<number>,
  length: number,
  count: number
): number {
  let sum = 0;
  for (let j = 1; j <= longestLag(length); j++) {
    sum += (1 - j / length) * ofX[j] * ofY[j];
  }
  return effectiveCount(count, sum);
}

/** Up to which lag autocorrelations of `length` points are summed. */
export function longestLag(length: number): number {
  return Math.floor(length * shareOfLags);
}

/** N* for a given sum of weighted products of autocorrelations. */
export function effectiveCount(count: number, sumOfProducts: number): number {
  const effective = count / (1 + 2 * sumOfProducts);
  // A negative sum would give more than N: alternation is no reason to trust more. Past -½ the formula has no meaning.
  return effective > 0 && effective < count ? Math.max(Math.min(2, count), effective) : count;
}
