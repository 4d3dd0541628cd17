/** Whether each sample from index `first` on has no sample that is so among the `window` before it, but some sample at all. */
export function neverBefore(
  values: Float64Array,
  first: number,
  window: number,
  isSo: (value: number) => boolean
): boolean[] {
  let last = -Infinity;
  let lastPresent = -Infinity;
  const never: boolean[] = [];
  for (let i = Math.max(0, first - window); i < values.length; i++) {
    if (i >= first) {
      never.push(last < i - window && lastPresent >= i - window);
    }
    if (isSo(values[i])) {
      last = i;
    }
    if (!Number.isNaN(values[i])) {
      lastPresent = i;
    }
  }
  return never;
}
