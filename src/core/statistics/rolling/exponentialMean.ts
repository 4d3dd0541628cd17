/**
 * How the weights of an exponential mean begin: `normalised` divides by the weights so far, which is unbiased from the
 * first point on (pandas adjust=True); `recursive` starts from the first value (adjust=False, the usual EWMA).
 */
export type ExponentialStart = 'normalised' | 'recursive';

/**
 * The exponentially weighted mean up to and including each point, `alpha` in (0, 1] being the newest point's weight.
 * A missing value leaves the mean as it is, but the past goes on fading; NaN until the first value. As pandas' ewm.
 */
export function exponentialMean(values: ArrayLike<number>, alpha: number, start: ExponentialStart): Float64Array {
  const means = new Float64Array(values.length);
  const newWeight = start === 'normalised' ? 1 : alpha;
  let mean = NaN;
  let weight = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (mean !== mean) {
      mean = value;
    } else {
      weight *= 1 - alpha;
      if (value === value) {
        if (mean !== value) {
          mean = (weight * mean + newWeight * value) / (weight + newWeight);
        }
        weight = start === 'normalised' ? weight + newWeight : 1;
      }
    }
    means[i] = mean;
  }
  return means;
}
