/** A copy of `values` without the missing ones (NaN), in their order. */
export function presentValues(values: ArrayLike<number>): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === value) {
      present[count++] = value;
    }
  }
  return count === values.length ? present : present.slice(0, count);
}
