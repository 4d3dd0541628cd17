import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessKurtosis } from '../../../../src/core/statistics/excessKurtosis';
import { mean } from '../../../../src/core/statistics/mean';
import { skewness } from '../../../../src/core/statistics/skewness';
import { standardDeviation } from '../../../../src/core/statistics/standardDeviation';
import { sum } from '../../../../src/core/statistics/sum';
import { variance } from '../../../../src/core/statistics/variance';
import { exactMoments } from './exactMoments';

/** Small integers and halves: sums of them are exact, so properties hold without rounding. */
const samples = fc.array(
  fc.integer({ min: -1000, max: 1000 }).map((value) => value / 2),
  { minLength: 2, maxLength: 40 }
);

function expectRelative(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('moments', () => {
  it.each([
    ['ordinary values', [3, 1, 4, 1, 5, 9, 2, 6]],
    ['an offset of 1e9', [1e9 + 0.001, 1e9 - 0.002, 1e9 + 0.0005, 1e9 + 0.004, 1e9]],
    ['an offset of 1e15', [1e15 + 1, 1e15 - 3, 1e15 + 2, 1e15]],
    ['values that cancel', [1e16, 1, -1e16, 2, 3e-8]],
    ['one value far off', [1, 2, 3, 1e12]],
  ])('are those of rational arithmetic for %s', (_, values) => {
    const exact = exactMoments(values);
    expectRelative(mean(values), exact.mean, 1e-15);
    expectRelative(variance(values, 'population'), exact.variance, 1e-14);
    expect(skewness(values, 'population')).toBeCloseTo(exact.skewness, 12);
    expectRelative(excessKurtosis(values), exact.excessKurtosis, 1e-12);
  });

  it.each([1e-200, 1e200, 2 ** -1060])('do not lose squares of values near %d', (unit) => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6].map((value) => value * unit);
    expectRelative(standardDeviation(values, 'population'), Math.sqrt(6.609375) * unit, 1e-10);
  });

  it('are zero for a constant, whatever the constant', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 2, max: 50 }), (value, n) => {
        expect(standardDeviation(new Float64Array(n).fill(value), 'sample')).toBe(0);
      })
    );
  });

  it('leave missing values out', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 40 }), (values, place) => {
        const gapped = values.toSpliced(place, 0, NaN, NaN);
        expect(mean(gapped)).toBe(mean(values));
        expect(variance(gapped, 'sample')).toBe(variance(values, 'sample'));
      })
    );
  });

  it('follow a shift and a scale', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: -1e6, max: 1e6 }), (values, shift) => {
        const moved = values.map((value) => 4 * value + shift);
        expect(mean(moved)).toBeCloseTo(4 * mean(values) + shift, 8);
        expect(standardDeviation(moved, 'population')).toBeCloseTo(4 * standardDeviation(values, 'population'), 8);
      })
    );
  });

  it('are NaN without values, and the sample deviation of one value is', () => {
    expect(mean([])).toBeNaN();
    expect(variance([NaN, NaN], 'population')).toBeNaN();
    expect(variance([5], 'population')).toBe(0);
    expect(variance([5], 'sample')).toBeNaN();
    expect(skewness([1, 2], 'sample')).toBeNaN();
  });

  it('sum what naive addition loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Float64Array(10).fill(0.1))).toBe(1);
    expect(sum([NaN, 3, NaN])).toBe(3);
    expect(sum([])).toBeNaN();
    expect(sum([1, Infinity])).toBe(Infinity);
    expect(sum([Infinity, -Infinity, 3])).toBeNaN();
  });

  it('are infinite or undefined with an infinite value, never a plain number', () => {
    expect(mean([1, Infinity])).toBe(Infinity);
    expect(mean([-Infinity, Infinity])).toBeNaN();
    expect(variance([1, 2, Infinity], 'population')).not.toBeGreaterThanOrEqual(0);
  });
});
