import { type QuantileMethod, quantileOfSorted } from '../order/quantileOfSorted';
import { presentValues } from './presentValues';

/**
 * The quantile of the present values at `probability` in [0, 1] (0.99 is p99), by default numpy's `linear`.
 * NaN when nothing is present or the probability is outside [0, 1].
 */
export function quantile(values: ArrayLike<number>, probability: number, method: QuantileMethod = 'linear'): number {
  return quantileOfSorted(presentValues(values).sort(), probability, method);
}
