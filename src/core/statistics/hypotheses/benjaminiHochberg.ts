import { lowerBound } from '../../order/lowerBound';
import { presentValues } from '../presentValues';

/**
 * The q values of Benjamini and Hochberg (1995): the smallest false discovery rate at which each test is rejected.
 * A missing p (NaN) stays NaN and is no test. O(n log n).
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const sorted = presentValues(pValues).sort();
  const tests = sorted.length;
  const qOfSorted = new Float64Array(tests);
  let smallest = 1;
  for (let i = tests - 1; i >= 0; i--) {
    smallest = Math.min(smallest, sorted[i] * (tests / (i + 1)));
    qOfSorted[i] = smallest;
  }
  const qValues = new Float64Array(pValues.length).fill(NaN);
  for (let i = 0; i < pValues.length; i++) {
    if (pValues[i] === pValues[i]) {
      // Equal p values have the q of the last of them, which is also the first's: the smallest from there on.
      qValues[i] = qOfSorted[lowerBound(sorted, pValues[i])];
    }
  }
  return qValues;
}
