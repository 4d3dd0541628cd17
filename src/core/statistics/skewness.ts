import { moments } from './moments';
import { type Estimate } from './variance';

/**
 * The skewness m3 / m2^1.5 of the present values (scipy.stats.skew), or for `sample` its bias-corrected form G1, which
 * needs three values. NaN for a constant series and for too few values.
 */
export function skewness(values: ArrayLike<number>, estimate: Estimate): number {
  const { count, sum2, sum3 } = moments(values);
  if (sum2 === 0 || (estimate === 'sample' && count < 3)) {
    return NaN;
  }
  const biased = sum3 / count / (sum2 / count) ** 1.5;
  return estimate === 'population' ? biased : (biased * Math.sqrt(count * (count - 1))) / (count - 2);
}
