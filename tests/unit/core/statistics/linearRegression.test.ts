import { describe, expect, it } from 'vitest';
import { linearRegression } from '../../../../src/core/statistics/linearRegression';

describe('linearRegression', () => {
  // Anscombe's first data set: y = 3.0001 + 0.5001 x, r = 0.81642, residual deviation 1.2366 (Anscombe 1973).
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

  it('finds the line of a published example', () => {
    const fit = linearRegression(x, y);
    expect(fit?.slope).toBeCloseTo(0.50009, 5);
    expect(fit?.intercept).toBeCloseTo(3.00009, 5);
    expect(fit?.r).toBeCloseTo(0.81642, 5);
    expect(fit?.count).toBe(11);
  });

  it('is surest of the line in the middle: t · s / √n there', () => {
    const fit = linearRegression(x, y);
    expect(fit?.halfWidthAt(9)).toBeCloseTo((2.262157 * 1.236603) / Math.sqrt(11), 4);
    expect(fit?.halfWidthAt(14)).toBeGreaterThan(fit?.halfWidthAt(10) ?? Infinity);
  });

  it('leaves out pairs that lack a value', () => {
    const fit = linearRegression([...x, 1, Number.NaN], [...y, Number.NaN, 4]);
    expect(fit?.slope).toBeCloseTo(0.50009, 5);
    expect(fit?.count).toBe(11);
  });

  it('goes through two points without an interval', () => {
    const fit = linearRegression([1, 3], [5, 1]);
    expect([fit?.slope, fit?.intercept, fit?.r]).toEqual([-2, 7, -1]);
    expect(fit?.halfWidthAt(2)).toBeNaN();
  });

  it('is undefined where x does not vary, and has no r where y does not', () => {
    expect(linearRegression([0.1, 0.1, 0.1], [1, 2, 3])).toBeUndefined();
    expect(linearRegression([1], [1])).toBeUndefined();
    expect(linearRegression([1, 2, 3], [0.1, 0.1, 0.1])?.r).toBeNaN();
  });
});
