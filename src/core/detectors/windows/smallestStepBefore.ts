/**
 * The smallest difference that is not 0 between neighbours among the `window` samples before each sample from index `first` on, the
 * newest `delay` left out: how finely the values are counted. 0 where all that is known is equal.
 */
export function smallestStepBefore(values: Float64Array, first: number, window: number, delay = 0): Float64Array {
  const smallest = new Float64Array(values.length - first);
  const start = Math.max(0, first - window);
  const steps = new Float64Array(values.length - start).fill(Infinity);
  for (let p = 1; p < steps.length; p++) {
    const step = Math.abs(values[start + p] - values[start + p - 1]);
    steps[p] = step > 0 ? step : Infinity;
  }
  /** Places of steps that may still be the smallest, rising. */
  const places = new Int32Array(steps.length);
  let oldest = 0;
  let end = 0;
  for (let i = start; i < values.length; i++) {
    if (i >= first) {
      // A step belongs to the window where both of its samples do.
      while (oldest < end && start + places[oldest] - 1 < i - window) {
        oldest += 1;
      }
      smallest[i - first] = oldest < end ? steps[places[oldest]] : 0;
    }
    const entering = i - delay - start;
    if (entering >= 0 && steps[entering] < Infinity) {
      while (end > oldest && steps[places[end - 1]] >= steps[entering]) {
        end -= 1;
      }
      places[end] = entering;
      end += 1;
    }
  }
  return smallest;
}
