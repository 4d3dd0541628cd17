import { pairedValues } from './pairedValues';
import { standardise } from './standardise';

/**
 * Pearson's correlation over the pairs where both series have a value, in [-1, 1]. NaN for fewer than two pairs and when
 * either side is constant over them. Right to about 1e-14 at offsets of 1e9, for subnormal and for huge values.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const pairs = pairedValues(x, y);
  const a = standardise(pairs.x);
  const b = standardise(pairs.y);
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return pairs.x.length < 2 ? NaN : snapToUnit(sum);
}

/** Rounding leaves the coefficient of a straight line a few units of the last place off ±1: it is ±1 then. */
export function snapToUnit(r: number): number {
  return Math.abs(r) >= 1 - 4 * Number.EPSILON ? Math.sign(r) : r;
}
