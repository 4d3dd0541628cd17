import { logGamma, stirlingCorrection } from './logGamma';

const epsilon = 1e-16;
const tiny = 1e-300;
const mostTerms = 100_000;

/** The regularised incomplete gamma function in both its parts, `lower` + `upper` = 1, each accurate where it is small. */
export interface IncompleteGamma {
  readonly lower: number;
  readonly upper: number;
}

/**
 * P(a, x) and Q(a, x) for a > 0 and x ≥ 0 (NaN outside): the series below a + 1, Lentz's continued fraction above
 * (DLMF 8.11.4, 8.9.2). Relative accuracy about 1e-13 of the smaller part, down to 1e-300.
 */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (!(a > 0 && x >= 0)) {
    return { lower: NaN, upper: NaN };
  }
  if (x === 0) {
    return { lower: 0, upper: 1 };
  }
  if (x === Infinity) {
    return { lower: 1, upper: 0 };
  }
  if (x < a + 1) {
    const lower = powerTerm(a, x) * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = powerTerm(a, x) * upperFraction(a, x);
  return { lower: 1 - upper, upper };
}

/** x^a e^-x / Γ(a), without the cancellation of three large logarithms when a is large. */
export function powerTerm(a: number, x: number): number {
  if (a < 10) {
    return Math.exp(a * Math.log(x) - x - logGamma(a));
  }
  const excess = (x - a) / a;
  const exponent = Math.abs(excess) < 0.9 ? Math.log1p(excess) - excess : Math.log(x / a) - excess;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * exponent - stirlingCorrection(a));
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < mostTerms && term > sum * epsilon; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2 * epsilon) {
      break;
    }
  }
  return fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
