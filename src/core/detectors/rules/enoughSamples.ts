/**
 * Whether each value from `first` on has at least `minimum` present ones among the `window` before it: counts of a fixed window, so
 * that it does not matter how much more there is.
 */
export function enoughSamples(values: Float64Array, first: number, window: number, minimum: number): boolean[] {
  let count = 0;
  for (let i = Math.max(0, first - window); i < first; i++) {
    count += Number.isNaN(values[i]) ? 0 : 1;
  }
  const enough: boolean[] = [];
  for (let i = first; i < values.length; i++) {
    enough.push(count >= minimum);
    count += Number.isNaN(values[i]) ? 0 : 1;
    count -= i - window >= 0 && !Number.isNaN(values[i - window]) ? 1 : 0;
  }
  return enough;
}
