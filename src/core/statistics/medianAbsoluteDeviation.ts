import { medianInPlace } from './median';
import { presentValues } from './presentValues';

/**
 * What a median absolute deviation is multiplied by to compare it with a standard deviation: 1 / Φ⁻¹(3/4), with the four
 * decimals that R and the literature on outliers use.
 */
export const madToSigma = 1.4826;

/**
 * The median of the distances from `centre`, by default from the median itself; raw, in the data's unit (multiply by
 * {@link madToSigma} to compare with a standard deviation). NaN when nothing is present.
 */
export function medianAbsoluteDeviation(values: ArrayLike<number>, centre?: number): number {
  const present = presentValues(values);
  const middle = centre ?? medianInPlace(present);
  for (let i = 0; i < present.length; i++) {
    present[i] = Math.abs(present[i] - middle);
  }
  return medianInPlace(present);
}
