import { averageRanks } from '../kernels/averageRanks';
import { lowerBound } from '../order/lowerBound';
import { presentValues } from './presentValues';

/**
 * The ranks of the values, from 1; equal values share the mean of their ranks, a missing value (NaN) has none (NaN)
 * and counts for nobody. O(n log n).
 */
export function rank(values: ArrayLike<number>): Float64Array {
  const present = presentValues(values);
  const direct = present.length === values.length ? averageRanks(present) : undefined;
  if (direct) {
    return direct;
  }
  const sorted = present.sort();
  const rankAtFirst = new Float64Array(sorted.length);
  let start = 0;
  while (start < sorted.length) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) {
      end++;
    }
    rankAtFirst[start] = (start + 1 + end) / 2;
    start = end;
  }
  const ranks = new Float64Array(values.length).fill(NaN);
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) {
      ranks[i] = rankAtFirst[lowerBound(sorted, values[i])];
    }
  }
  return ranks;
}
