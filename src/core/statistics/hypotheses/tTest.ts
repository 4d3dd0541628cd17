import { type SampleSummary, sampleSummary } from '../sampleSummary';
import { studentQuantile, studentTwoSided } from '../distributions/studentDistribution';

/** The outcome of a t-test of two means: whether the mean of `a` differs from that of `b`. */
export interface TTest {
  /** Positive when `a`'s mean is the greater; ±Infinity when both samples are constant and differ. */
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly p: number;
  /** The 95 % confidence interval of mean(a) - mean(b). */
  readonly interval95: readonly [number, number];
}

/**
 * Welch's t-test (unequal variances) of the present values, as scipy.stats.ttest_ind(equal_var=False). NaN throughout
 * when either sample has fewer than two values; t and p are NaN when both samples are constant and equal (0/0).
 */
export function welchTTest(a: ArrayLike<number>, b: ArrayLike<number>): TTest {
  const first = sampleSummary(a);
  const second = sampleSummary(b);
  const errorA = first.variance / first.count;
  const errorB = second.variance / second.count;
  const total = errorA + errorB;
  // Shares instead of squares of variances, which could underflow.
  const shareA = errorA / total;
  const shareB = errorB / total;
  const degrees =
    total === 0 ? 1 : 1 / ((shareA * shareA) / (first.count - 1) + (shareB * shareB) / (second.count - 1));
  return testOf(first, second, Math.sqrt(total), degrees);
}

/**
 * Student's t-test (equal variances) of the present values, as scipy.stats.ttest_ind. A sample of one value is allowed
 * if the other has more. t and p are NaN when both samples are constant and equal, all is NaN with fewer than three values.
 */
export function studentTTest(a: ArrayLike<number>, b: ArrayLike<number>): TTest {
  const first = sampleSummary(a);
  const second = sampleSummary(b);
  const degrees = first.count + second.count - 2;
  const squares = sumOfSquares(first) + sumOfSquares(second);
  const pooled = squares / degrees;
  const defined = degrees > 0 && first.count > 0 && second.count > 0;
  const error = defined ? Math.sqrt(pooled * (1 / first.count + 1 / second.count)) : NaN;
  return testOf(first, second, error, defined ? degrees : NaN);
}

function sumOfSquares({ count, variance }: SampleSummary): number {
  return count < 2 ? 0 : variance * (count - 1);
}

function testOf(a: SampleSummary, b: SampleSummary, error: number, degreesOfFreedom: number): TTest {
  const difference = a.mean - b.mean;
  const t = difference / error;
  const margin = studentQuantile(0.975, degreesOfFreedom) * error;
  return {
    t,
    degreesOfFreedom,
    p: studentTwoSided(t, degreesOfFreedom),
    interval95: [difference - margin, difference + margin],
  };
}
