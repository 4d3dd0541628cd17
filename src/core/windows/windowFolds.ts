/**
 * Combines the present values of each window, values[starts[w]] … values[ends[w] − 1], from left to right; NaN where there
 * are none. Starts and ends lie within the values, and neither descends. `combine` must be associative.
 *
 * A window is the end of an older part, whose ends were all combined at once, and a newer part that grows: every value is
 * combined twice, however long the windows are and however much they overlap.
 */
export function windowFolds(
  values: Float64Array,
  starts: Int32Array,
  ends: Int32Array,
  combine: (left: number, right: number) => number
): Float64Array {
  const join = (left: number, right: number): number =>
    left !== left ? right : right !== right ? left : combine(left, right);
  const fromEnd = new Float64Array(values.length);
  let split = 0;
  let newer = NaN;
  let to = 0;
  const folds = new Float64Array(starts.length);
  for (let w = 0; w < folds.length; w++) {
    const start = starts[w];
    const end = ends[w];
    if (start >= split) {
      let older = NaN;
      for (let i = end - 1; i >= start; i--) {
        older = join(values[i], older);
        fromEnd[i] = older;
      }
      split = end;
      newer = NaN;
      to = end;
    }
    for (; to < end; to++) {
      newer = join(newer, values[to]);
    }
    folds[w] = join(start < split ? fromEnd[start] : NaN, newer);
  }
  return folds;
}
