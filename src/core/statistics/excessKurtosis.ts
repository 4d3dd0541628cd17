import { moments } from './moments';

/** The excess kurtosis m4 / m2² - 3 of the present values (0 for a normal sample); NaN for a constant series. */
export function excessKurtosis(values: ArrayLike<number>): number {
  const { count, sum2, sum4 } = moments(values);
  return sum2 === 0 ? NaN : (sum4 * count) / (sum2 * sum2) - 3;
}
