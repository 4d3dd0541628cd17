import { logGamma, stirlingCorrection } from './logGamma';

const epsilon = 2e-16;
const tiny = 1e-300;
const mostTerms = 100_000;

/**
 * The regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1] (NaN outside), by Lentz's continued
 * fraction (DLMF 8.17.22), to about 1e-13 relative where the result is small.
 *
 * `complement` is 1 - x where the caller knows it better than subtraction gives it (the tails of Student's t and F).
 */
export function incompleteBeta(a: number, b: number, x: number, complement = 1 - x): number {
  if (!(a > 0 && b > 0 && x >= 0 && complement >= 0)) {
    return NaN;
  }
  if (x === 0) {
    return 0;
  }
  if (complement === 0) {
    return 1;
  }
  if (x > (a + 1) / (a + b + 2)) {
    return 1 - leadingTerm(b, a, complement, x) * betaFraction(b, a, complement);
  }
  return leadingTerm(a, b, x, complement) * betaFraction(a, b, x);
}

/** ln B(a, b), without the cancellation of large logarithms (as TOMS 708 divides the cases). */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) {
    return logGamma(small) + (logGamma(large) - logGamma(small + large));
  }
  const share = small / (small + large);
  if (small >= 10) {
    const correction = stirlingCorrection(small) + stirlingCorrection(large) - stirlingCorrection(small + large);
    return (
      0.9189385332046727 -
      0.5 * Math.log(large) +
      correction +
      (small - 0.5) * Math.log(share) +
      large * Math.log1p(-share)
    );
  }
  const correction = stirlingCorrection(large) - stirlingCorrection(small + large);
  return logGamma(small) + correction + small - small * Math.log(small + large) + (large - 0.5) * Math.log1p(-share);
}

/** x^a (1 - x)^b / (a B(a, b)). */
function leadingTerm(a: number, b: number, x: number, complement: number): number {
  const logX = complement < 0.5 ? Math.log1p(-complement) : Math.log(x);
  const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement);
  return Math.exp(a * logX + b * logComplement - logBeta(a, b)) / a;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < epsilon) {
      break;
    }
  }
  return fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
