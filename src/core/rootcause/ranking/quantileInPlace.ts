import { selectInPlace } from '../../statistics/selectInPlace';

/**
 * The quantile of `values` at `probability` in [0, 1] as `quantile` gives it (numpy's linear), in linear time: `values`,
 * which hold no NaN, are reordered. NaN where there are none.
 */
export function quantileInPlace(values: Float64Array, probability: number): number {
  if (values.length === 0) {
    return Number.NaN;
  }
  const position = (values.length - 1) * probability;
  const below = Math.floor(position);
  const low = selectInPlace(values, below);
  const fraction = position - below;
  if (fraction === 0) {
    return low;
  }
  let high = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < values.length; i++) {
    high = Math.min(high, values[i]);
  }
  return low + (high - low) * fraction;
}
