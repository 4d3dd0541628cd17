/**
 * By how much a counter grew from the present sample before to each sample. A drop is a reset: the counter started again
 * from 0, so the increase is the new value. NaN at the first sample and at missing and infinite ones, which are no
 * resets. Growth that a restart hides
 * (between the last sample before and the restart) is lost, as it is in any rate.
 */
export function counterIncreases(values: ArrayLike<number>): Float64Array {
  const increases = new Float64Array(values.length).fill(NaN);
  let last = NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isFinite(value)) {
      increases[i] = value >= last ? value - last : last === last ? value : NaN;
      last = value;
    }
  }
  return increases;
}
