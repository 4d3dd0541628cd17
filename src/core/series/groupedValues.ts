/** Values sorted by their groups: those of a group lie from `starts[group]` to `starts[group + 1]`. */
export interface GroupedValues {
  readonly sorted: Float64Array;
  /** One more than there are groups. */
  readonly starts: Int32Array;
}

/**
 * The present values group by group, each group's in their order.
 *
 * @param groups the group of each value, from 0 to `count` − 1; −1 for a value of none
 */
export function groupedValues(values: Float64Array, groups: Int32Array, count: number): GroupedValues {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < values.length; i++) {
    if (groups[i] >= 0 && values[i] === values[i]) {
      starts[groups[i] + 1]++;
    }
  }
  for (let group = 0; group < count; group++) {
    starts[group + 1] += starts[group];
  }
  const next = starts.slice();
  const sorted = new Float64Array(starts[count]);
  for (let i = 0; i < values.length; i++) {
    if (groups[i] >= 0 && values[i] === values[i]) {
      sorted[next[groups[i]]++] = values[i];
    }
  }
  return { sorted, starts };
}
