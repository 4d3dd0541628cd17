import { incompleteGamma, powerTerm } from './incompleteGamma';
import { normalQuantile } from './normalDistribution';
import { solveLogarithm } from './solveLogarithm';

/** P(X ≤ x) for a chi-square variable of `degrees` > 0; 0 below 0. */
export function chiSquareCdf(x: number, degrees: number): number {
  return x <= 0 ? 0 : incompleteGamma(degrees / 2, x / 2).lower;
}

/** P(X > x), accurate down to 1e-300; 1 below 0. */
export function chiSquareSurvival(x: number, degrees: number): number {
  return x <= 0 ? 1 : incompleteGamma(degrees / 2, x / 2).upper;
}

/** The x with P(X ≤ x) = `probability`; 0 and Infinity at the ends, NaN outside [0, 1] or for degrees ≤ 0. */
export function chiSquareQuantile(probability: number, degrees: number): number {
  if (!(probability >= 0 && probability <= 1 && degrees > 0)) {
    return NaN;
  }
  if (probability === 0 || probability === 1) {
    return probability === 0 ? 0 : Infinity;
  }
  const density = (x: number): number => powerTerm(degrees / 2, x / 2) / x;
  const start = wilsonHilferty(probability, degrees);
  return probability <= 0.5
    ? solveLogarithm(probability, 'below', start, (x) => ({
        probability: chiSquareCdf(x, degrees),
        density: density(x),
      }))
    : solveLogarithm(1 - probability, 'above', start, (x) => ({
        probability: chiSquareSurvival(x, degrees),
        density: density(x),
      }));
}

function wilsonHilferty(probability: number, degrees: number): number {
  const spread = 2 / (9 * degrees);
  const root = 1 - spread + normalQuantile(probability) * Math.sqrt(spread);
  return Math.max(1e-3, degrees * root ** 3);
}
