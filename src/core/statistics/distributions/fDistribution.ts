import { incompleteBeta, logBeta } from './incompleteBeta';
import { solveLogarithm } from './solveLogarithm';

/** P(F ≤ x) for the F distribution with `numerator` and `denominator` degrees of freedom; 0 below 0. */
export function fCdf(x: number, numerator: number, denominator: number): number {
  return x <= 0 ? 0 : fSurvival(1 / x, denominator, numerator);
}

/** P(F > x), accurate down to 1e-300; 1 below 0. */
export function fSurvival(x: number, numerator: number, denominator: number): number {
  if (x <= 0) {
    return 1;
  }
  const ratio = (numerator * x) / denominator;
  return ratio === Infinity ? 0 : incompleteBeta(denominator / 2, numerator / 2, 1 / (1 + ratio), ratio / (1 + ratio));
}

/** The x with P(F ≤ x) = `probability`; 0 and Infinity at the ends, NaN outside [0, 1] or for degrees ≤ 0. */
export function fQuantile(probability: number, numerator: number, denominator: number): number {
  if (!(probability >= 0 && probability <= 1 && numerator > 0 && denominator > 0)) {
    return NaN;
  }
  if (probability === 0 || probability === 1) {
    return probability === 0 ? 0 : Infinity;
  }
  const logNorm = -logBeta(numerator / 2, denominator / 2);
  const density = (x: number): number => {
    const ratio = (numerator * x) / denominator;
    return (
      Math.exp(logNorm + (numerator / 2) * Math.log(ratio) - ((numerator + denominator) / 2) * Math.log1p(ratio)) / x
    );
  };
  return probability <= 0.5
    ? solveLogarithm(probability, 'below', 1, (x) => ({
        probability: fCdf(x, numerator, denominator),
        density: density(x),
      }))
    : solveLogarithm(1 - probability, 'above', 1, (x) => ({
        probability: fSurvival(x, numerator, denominator),
        density: density(x),
      }));
}
