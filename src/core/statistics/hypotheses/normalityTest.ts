import { chiSquareSurvival } from '../distributions/chiSquareDistribution';
import { excessKurtosis } from '../excessKurtosis';
import { moments } from '../moments';
import { skewness } from '../skewness';

/** A test of whether a sample is normal. */
export interface NormalityTest {
  /** Chi-square with 2 degrees of freedom when the sample is normal. */
  readonly statistic: number;
  readonly p: number;
}

/** Jarque and Bera's test of the present values; NaN for fewer than two values and for a constant sample. */
export function jarqueBeraTest(values: ArrayLike<number>): NormalityTest {
  const { count } = moments(values);
  const skew = skewness(values, 'population');
  const kurtosis = excessKurtosis(values);
  return testOf((count / 6) * (skew * skew + (kurtosis * kurtosis) / 4));
}

/** D'Agostino and Pearson's omnibus test (scipy.stats.normaltest) of the present values; NaN for fewer than eight. */
export function dAgostinoTest(values: ArrayLike<number>): NormalityTest {
  const { count } = moments(values);
  if (count < 8) {
    return { statistic: NaN, p: NaN };
  }
  const skewScore = scoreOfSkewness(skewness(values, 'population'), count);
  const kurtosisScore = scoreOfKurtosis(excessKurtosis(values) + 3, count);
  return testOf(skewScore * skewScore + kurtosisScore * kurtosisScore);
}

function testOf(statistic: number): NormalityTest {
  return { statistic, p: statistic === statistic ? chiSquareSurvival(statistic, 2) : NaN };
}

/** D'Agostino (1970): the skewness of a normal sample of n as a standard normal score. */
function scoreOfSkewness(skew: number, n: number): number {
  const y = skew * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2)));
  const beta2 = (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const w2 = -1 + Math.sqrt(2 * (beta2 - 1));
  const delta = 1 / Math.sqrt(0.5 * Math.log(w2));
  const alpha = Math.sqrt(2 / (w2 - 1));
  return delta * Math.asinh(y / alpha);
}

/** Anscombe and Glynn (1983): the kurtosis of a normal sample of n as a standard normal score. */
function scoreOfKurtosis(kurtosis: number, n: number): number {
  const expected = (3 * (n - 1)) / (n + 1);
  const variance = (24 * n * (n - 2) * (n - 3)) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
  const x = (kurtosis - expected) / Math.sqrt(variance);
  const rootBeta1 =
    ((6 * (n * n - 5 * n + 2)) / ((n + 7) * (n + 9))) * Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)));
  const a = 6 + (8 / rootBeta1) * (2 / rootBeta1 + Math.sqrt(1 + 4 / (rootBeta1 * rootBeta1)));
  const denominator = 1 + x * Math.sqrt(2 / (a - 4));
  const term = Math.sign(denominator) * Math.cbrt((1 - 2 / a) / Math.abs(denominator));
  return (1 - 2 / (9 * a) - term) / Math.sqrt(2 / (9 * a));
}
