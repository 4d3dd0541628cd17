import { powerOfTwoScale } from './powerOfTwoScale';

/**
 * The sample's size, mean and central sums, from which variance, skewness and kurtosis follow.
 *
 * The sums are of powers of `(x - mean) / scale`, where `scale` is a power of two: 1 for ordinary data, else the
 * magnitude of the largest value, so that squares of numbers near 1e±200 and of subnormals neither overflow nor vanish.
 */
export interface Moments {
  /** How many values are present (not NaN). */
  readonly count: number;
  /** NaN when nothing is present. */
  readonly mean: number;
  readonly scale: number;
  readonly sum2: number;
  readonly sum3: number;
  readonly sum4: number;
}

/**
 * Central moments of the present values, two-pass with a compensated mean, so that an offset of 1e9 or 1e15 costs no
 * digits (Chan, Golub, LeVeque 1983). An infinite value makes the mean infinite or NaN and the sums NaN.
 */
export function moments(values: ArrayLike<number>): Moments {
  const scale = powerOfTwoScale(values);
  const count = countPresent(values);
  const { high, low } = compensatedMean(values, scale, count);
  let drift = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === value) {
      const deviation = value / scale - high - low;
      const square = deviation * deviation;
      drift += deviation;
      sum2 += square;
      sum3 += square * deviation;
      sum4 += square * square;
    }
  }
  return {
    count,
    mean: count === 0 ? NaN : (high + low) * scale,
    scale,
    sum2: Math.max(0, sum2 - (drift * drift) / count),
    sum3,
    sum4,
  };
}

function countPresent(values: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) {
      count++;
    }
  }
  return count;
}

/** The mean of `values / scale` in two parts: a double and what rounding left out of it (Neumaier's sum). */
function compensatedMean(values: ArrayLike<number>, scale: number, count: number): { high: number; low: number } {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) {
      const value = values[i] / scale;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
  }
  if (!Number.isFinite(sum)) {
    return { high: sum / count, low: 0 };
  }
  const high = (sum + lost) / count;
  return { high, low: (remainder(sum, high, count) + lost) / count };
}

/** sum - mean · count without rounding the product: the mean is cut in halves whose products are exact (Veltkamp). */
function remainder(sum: number, mean: number, count: number): number {
  const cut = 134217729 * mean;
  const upper = cut - (cut - mean);
  return sum - upper * count - (mean - upper) * count;
}
