/**
 * The sum of the present values, compensated (Neumaier 1974): its error does not grow with their number. NaN when there
 * are none.
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === value) {
      const next = total + value;
      lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
      total = next;
      count++;
    }
  }
  if (count === 0) {
    return NaN;
  }
  return Number.isFinite(total) ? total + lost : total;
}
