import { sortedOrder } from './rank';

/**
 * The q values of Benjamini and Hochberg (1995): the smallest false discovery rate at which each test is rejected.
 * A missing p (NaN) stays NaN and is no test. O(n log n).
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const qValues = new Float64Array(pValues.length).fill(NaN);
  const order = sortedOrder(pValues);
  const tests = order.length;
  let smallest = 1;
  for (let i = tests - 1; i >= 0; i--) {
    const index = order[i];
    smallest = Math.min(smallest, pValues[index] * (tests / (i + 1)));
    qValues[index] = smallest;
  }
  return qValues;
}
