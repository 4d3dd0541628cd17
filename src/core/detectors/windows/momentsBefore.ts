/** Moments of the samples before each of some samples. */
export interface MomentsBefore {
  /** How many samples are present, or the sum of their weights. */
  readonly weights: Float64Array;
  /** NaN without samples. */
  readonly means: Float64Array;
  /** Population standard deviations, exactly 0 for equal values; NaN without samples. */
  readonly deviations: Float64Array;
}

/** Weight, mean and sum of squared deviations of many sets of samples. */
class Parts {
  readonly weights: Float64Array;
  readonly means: Float64Array;
  readonly squares: Float64Array;

  constructor(length: number) {
    this.weights = new Float64Array(length);
    this.means = new Float64Array(length);
    this.squares = new Float64Array(length);
  }

  /** Joins a set of another (or the same) list to one of these: Chan, Golub, LeVeque 1979. */
  join(at: number, other: Parts, otherAt: number, fade: number): void {
    const weight = other.weights[otherAt] * fade;
    if (weight === 0) {
      return;
    }
    const { weights, means, squares } = this;
    const total = weights[at] + weight;
    const difference = other.means[otherAt] - means[at];
    const share = weight / total;
    squares[at] += other.squares[otherAt] * fade + difference * difference * weights[at] * share;
    means[at] = share === 1 ? other.means[otherAt] : means[at] + difference * share;
    weights[at] = total;
  }
}

/**
 * Mean and deviation of the `window` samples before each sample from index `first` on; NaN is a missing sample. With a `decay`
 * below 1 a sample that is n steps old weighs decayⁿ⁻¹.
 *
 * A window is joined from parts of 1, 2, 4 … samples that end at fixed distances before its sample, each part from two halves: a result
 * depends, to the last bit, on the values of the window alone, not on where the series begins, and neither an offset nor an outlier that
 * has left costs digits. O(log window) a sample.
 */
export function momentsBefore(values: Float64Array, first: number, window: number, decay = 1): MomentsBefore {
  const start = Math.max(0, first - window);
  const length = values.length - start;
  const parts = new Parts(length);
  for (let p = 0; p < length; p++) {
    const value = values[start + p];
    if (value === value) {
      parts.weights[p] = 1;
      parts.means[p] = value;
    }
  }
  const joined = new Parts(values.length - first);
  let taken = 0;
  for (let size = 1; size <= window; size *= 2) {
    if (Math.floor(window / size) % 2 === 1) {
      const fade = decay ** taken;
      for (let i = Math.max(first, start + taken + 1); i < values.length; i++) {
        joined.join(i - first, parts, i - 1 - taken - start, fade);
      }
      taken += size;
    }
    const fade = decay ** size;
    for (let p = length - 1; p >= size && 2 * size <= window; p--) {
      parts.join(p, parts, p - size, fade);
    }
  }
  const { weights, means, squares } = joined;
  for (let i = 0; i < weights.length; i++) {
    const isEmpty = weights[i] === 0;
    means[i] = isEmpty ? NaN : means[i];
    squares[i] = isEmpty ? NaN : Math.sqrt(squares[i] / weights[i]);
  }
  return { weights, means, deviations: squares };
}
