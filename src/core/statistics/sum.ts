import { CompensatedSum } from './compensatedSum';

/**
 * The sum of the present values, compensated (Neumaier 1974): its error does not grow with their number. NaN when there
 * are none.
 */
export function sum(values: ArrayLike<number>): number {
  const compensated = new CompensatedSum();
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    compensated.add(value);
    count += value === value ? 1 : 0;
  }
  return count === 0 ? NaN : compensated.value();
}
