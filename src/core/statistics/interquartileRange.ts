import { presentValues } from './presentValues';
import { quantileOfSorted } from '../order/quantileOfSorted';

/** The distance between the quartiles (linear method) of the present values; NaN when there are none. */
export function interquartileRange(values: ArrayLike<number>): number {
  const sorted = presentValues(values).sort();
  return quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
}
