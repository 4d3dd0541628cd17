import { incompleteGamma } from './incompleteGamma';
import { normalQuantile, normalQuantileFromMedian } from './normalDistribution';

/** The error function, odd, between -1 and 1. */
export function errorFunction(x: number): number {
  return Math.sign(x) * incompleteGamma(0.5, x * x).lower;
}

/** 1 - erf(x), accurate in the right tail down to 1e-300. */
export function complementaryErrorFunction(x: number): number {
  const { lower, upper } = incompleteGamma(0.5, x * x);
  return x >= 0 ? upper : 1 + lower;
}

/** The x whose error function is `y`, for y in (-1, 1); ±Infinity at the ends, NaN outside. */
export function inverseErrorFunction(y: number): number {
  const z = Math.abs(y) <= 0.85 ? normalQuantileFromMedian(y / 2) : normalQuantile((1 + y) / 2);
  return z / Math.SQRT2;
}
