import { moments } from './moments';
import { type Estimate, standardDeviationOf } from './variance';

/**
 * The standard deviation of the present values, in their unit; NaN when there are none, or only one for the sample's.
 * Exactly 0 for a constant series; right at offsets of 1e9, for subnormal and for huge values.
 */
export function standardDeviation(values: ArrayLike<number>, estimate: Estimate): number {
  return standardDeviationOf(moments(values), estimate);
}
