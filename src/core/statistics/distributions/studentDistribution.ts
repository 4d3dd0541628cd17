import { incompleteBeta, logBeta } from './incompleteBeta';
import { normalQuantile, normalSurvival } from './normalDistribution';
import { solveLogarithm } from './solveLogarithm';

/** Past this many degrees of freedom the continued fraction takes too many terms. */
const mostExact = 100_000;

/** P(T > t) for Student's t with `degrees` > 0 (they need not be whole), accurate down to 1e-300. */
export function studentSurvival(t: number, degrees: number): number {
  if (t === Infinity) {
    return degrees > 0 ? 0 : NaN;
  }
  return t >= 0 ? upperTail(t, degrees) : 1 - upperTail(-t, degrees);
}

/** P(T ≤ t), accurate in the left tail down to 1e-300. */
export function studentCdf(t: number, degrees: number): number {
  return studentSurvival(-t, degrees);
}

/** P(|T| > |t|): the two-sided p value of a t statistic; NaN for NaN, 0 for ±Infinity. */
export function studentTwoSided(t: number, degrees: number): number {
  return 2 * studentSurvival(Math.abs(t), degrees);
}

/** The t with P(T ≤ t) = `probability`; ±Infinity at 0 and 1, NaN outside or for degrees ≤ 0. */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability >= 0 && probability <= 1 && degrees > 0)) {
    return NaN;
  }
  if (probability === 0.5) {
    return 0;
  }
  const tail = probability < 0.5 ? probability : 1 - probability;
  const t = tail === 0 ? Infinity : quantileOfTail(tail, degrees);
  return probability < 0.5 ? -t : t;
}

function quantileOfTail(tail: number, degrees: number): number {
  const start = Math.max(1e-3, -normalQuantile(tail));
  const logNorm = -0.5 * Math.log(degrees) - logBeta(0.5, degrees / 2);
  const density = (t: number): number => Math.exp(logNorm - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
  if (tail < 0.25) {
    return solveLogarithm(tail, 'above', start, (t) => ({ probability: upperTail(t, degrees), density: density(t) }));
  }
  return solveLogarithm(0.5 - tail, 'below', start, (t) => ({
    probability: centralMass(t, degrees),
    density: density(t),
  }));
}

function upperTail(t: number, degrees: number): number {
  if (degrees > mostExact) {
    return normalSurvival(normalScore(t, degrees));
  }
  const ratio = (t / degrees) * t;
  return ratio === Infinity
    ? 0.5 * incompleteBeta(degrees / 2, 0.5, degrees / t / t, 1)
    : 0.5 * incompleteBeta(degrees / 2, 0.5, 1 / (1 + ratio), ratio / (1 + ratio));
}

/** Hill's (1970) normal score of a t statistic: to about 1e-12 of the tail for many degrees of freedom. */
function normalScore(t: number, degrees: number): number {
  if (degrees === Infinity) {
    return t;
  }
  const a = degrees - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p((t / degrees) * t);
  const series = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3;
  return (series / b + 1) * Math.sqrt(y);
}

/** P(0 < T < t). */
function centralMass(t: number, degrees: number): number {
  const ratio = (t / degrees) * t;
  return 0.5 * incompleteBeta(0.5, degrees / 2, ratio / (1 + ratio), 1 / (1 + ratio));
}
