import { type Moments, moments } from './moments';

/** `population` divides by n, `sample` by n - 1. */
export type Estimate = 'population' | 'sample';

/**
 * The variance of the present values; NaN when there are none, or only one for the sample's. Exactly 0 for a constant
 * series. Squares below 5e-324 vanish: where units are that small use {@link standardDeviationOf}.
 */
export function variance(values: ArrayLike<number>, estimate: Estimate): number {
  const { count, scale, sum2 } = moments(values);
  return (sum2 / degreesOfFreedom(count, estimate)) * scale * scale;
}

/** The standard deviation that belongs to already computed moments. */
export function standardDeviationOf({ count, scale, sum2 }: Moments, estimate: Estimate): number {
  return Math.sqrt(sum2 / degreesOfFreedom(count, estimate)) * scale;
}

function degreesOfFreedom(count: number, estimate: Estimate): number {
  const degrees = estimate === 'population' ? count : count - 1;
  return degrees > 0 ? degrees : NaN;
}
