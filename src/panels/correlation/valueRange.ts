import { quantileOfSorted } from '../../core/order/quantileOfSorted';
import { presentValues } from '../../core/statistics/presentValues';

const robustShares = [0.02, 0.98] as const;

/**
 * The least and the greatest of the present values, or their 2nd and 98th percentiles where the range is to be robust;
 * null where there are no values, or infinite ones.
 */
export function valueRange(values: Float64Array, isRobust: boolean): readonly [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return null;
  }
  if (!isRobust) {
    return [low, high];
  }
  const sorted = presentValues(values).sort();
  return [quantileOfSorted(sorted, robustShares[0]), quantileOfSorted(sorted, robustShares[1])];
}
