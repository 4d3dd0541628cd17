import { mean } from '../statistics/mean';
import { variance } from '../statistics/variance';
import { studentQuantile } from '../statistics/distributions/studentDistribution';

/** Times from now on, in milliseconds; ∞ where nothing says that it will be. */
export interface ExhaustionInterval {
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** The share of intervals that hold the time: one in ten is too late, one in ten too early. */
const confidence = 0.8;
const fewestParts = 3;

/**
 * Between which times nothing of a budget remains, in four cases of five, if it goes on being spent as in the parts of a window before. What a
 * part spends differs from the next, since errors come in clumps: after x parts more the sum is likely within
 *
 *     x μ ± t s √(x + x² / n)     μ, s: mean and standard deviation of the n parts, t: Student's, of n − 1
 *
 * (x parts to come, and what n parts leave unknown of the mean), and the interval ends where these meet what remains. NaN
 * with fewer than three parts; ∞ where they spent nothing.
 *
 * @param remaining share of the budget, 1 for all of it
 * @param spent shares of the budget that the parts of a window have spent; NaN where nothing is known of one
 */
export function exhaustionInterval(remaining: number, spent: readonly number[], partMs: number): ExhaustionInterval {
  const known = spent.filter((one) => !Number.isNaN(one));
  if (known.length < fewestParts || Number.isNaN(remaining)) {
    return { earliestMs: NaN, latestMs: NaN };
  }
  if (remaining <= 0) {
    return { earliestMs: 0, latestMs: 0 };
  }
  const rate = mean(known);
  const spread = (studentQuantile((1 + confidence) / 2, known.length - 1) * Math.sqrt(variance(known, 'sample'))) ** 2;
  // (remaining − x rate)² = spread (x + x² / n), for x.
  const square = rate ** 2 - spread / known.length;
  const linear = 2 * remaining * rate + spread;
  const root = Math.sqrt(Math.max(0, linear ** 2 - 4 * square * remaining ** 2));
  return {
    earliestMs: ((2 * remaining ** 2) / (linear + root)) * partMs,
    latestMs: square > 0 ? ((linear + root) / (2 * square)) * partMs : Infinity,
  };
}
