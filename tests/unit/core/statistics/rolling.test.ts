import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentialMean } from '../../../../src/core/statistics/rolling/exponentialMean';
import { exponentialStandardDeviation } from '../../../../src/core/statistics/rolling/exponentialStandardDeviation';
import { mean } from '../../../../src/core/statistics/mean';
import { median } from '../../../../src/core/statistics/median';
import { medianAbsoluteDeviation } from '../../../../src/core/statistics/medianAbsoluteDeviation';
import { quantile } from '../../../../src/core/statistics/quantile';
import { rollingMean } from '../../../../src/core/statistics/rolling/rollingMean';
import { rollingMedian, rollingMedians } from '../../../../src/core/statistics/rolling/rollingMedian';
import { rollingQuantile } from '../../../../src/core/statistics/rolling/rollingQuantile';
import { rollingRobustZScore } from '../../../../src/core/statistics/rolling/rollingRobustZScore';
import { rollingStandardDeviation } from '../../../../src/core/statistics/rolling/rollingStandardDeviation';
import { rollingZScore } from '../../../../src/core/statistics/rolling/rollingZScore';
import { rollingZScores } from '../../../../src/core/statistics/rolling/rollingZScores';
import { standardDeviation } from '../../../../src/core/statistics/standardDeviation';

/** Integers with gaps and ties. */
const series = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -50, max: 50 }) }, { weight: 1, arbitrary: fc.constant(NaN) }),
  { minLength: 1, maxLength: 80 }
);
const windows = fc.integer({ min: 1, max: 90 });

/** What a function gives for every trailing window by itself. */
function windowByWindow(values: readonly number[], window: number, of: (part: number[]) => number): number[] {
  return values.map((_, i) => of(values.slice(Math.max(0, i - window + 1), i + 1)));
}

function expectSame(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    if (Number.isNaN(value)) {
      expect(actual[i]).toBeNaN();
    } else {
      expect(actual[i]).toBeCloseTo(value, 9);
    }
  });
}

describe('rolling statistics', () => {
  it('are those of every window by itself', () => {
    fc.assert(
      fc.property(series, windows, (values, window) => {
        expectSame(rollingMean(values, window), windowByWindow(values, window, mean));
        expectSame(
          rollingStandardDeviation(values, window, 'population'),
          windowByWindow(values, window, (part) => standardDeviation(part, 'population'))
        );
        expectSame(
          rollingStandardDeviation(values, window, 'sample'),
          windowByWindow(values, window, (part) => standardDeviation(part, 'sample'))
        );
        expectSame(rollingMedian(values, window), windowByWindow(values, window, median));
        const { medians, deviations } = rollingMedians(values, window);
        expectSame(medians, windowByWindow(values, window, median));
        expectSame(
          deviations,
          windowByWindow(values, window, (part) => medianAbsoluteDeviation(part))
        );
      })
    );
  });

  it('ask for a least number of values', () => {
    expectSame(rollingMean([1, NaN, 3, 5], 3, 2), [NaN, NaN, 2, 4]);
    expectSame(rollingStandardDeviation([1, NaN, 3, 5], 3, 'population', 2), [NaN, NaN, 1, 1]);
    expectSame(rollingMedian([1, NaN, 3, 5], 3, 2), [NaN, NaN, 2, 4]);
  });

  it('forget what left the window, be it huge or infinite', () => {
    const small = [1, 2, 4, 3, 5, 2, 1];
    for (const large of [1e15, 1e300, Infinity]) {
      const means = rollingMean([large, ...small], 3);
      const deviations = rollingStandardDeviation([large, ...small], 3, 'population');
      expectSame(means.slice(3), [...rollingMean(small, 3).slice(2)]);
      expectSame(deviations.slice(3), [...rollingStandardDeviation(small, 3, 'population').slice(2)]);
    }
  });

  it('keep their digits at an offset of 1e9', () => {
    const shape = [1, 5, 2, 8, 3, 9, 4, 7, 6];
    const lifted = rollingStandardDeviation(
      shape.map((value) => 1e9 + value / 1024),
      4,
      'population'
    );
    const plain = rollingStandardDeviation(
      shape.map((value) => value / 1024),
      4,
      'population'
    );
    expectSame(lifted, [...plain]);
  });

  it('refuse a window that is no whole number from 1', () => {
    expect(() => rollingMean([1], 0)).toThrow(/window/);
    expect(() => rollingMean([1], 1.5)).toThrow(/window/);
  });

  it('are empty for an empty series', () => {
    expect(rollingMean([], 5)).toHaveLength(0);
    expect(rollingMedian([], 5)).toHaveLength(0);
    expect(rollingZScore([], 5, 2)).toHaveLength(0);
  });
});

describe('rollingQuantile', () => {
  // pandas.Series(values).rolling(4, min_periods=2).quantile(probability)
  const values = [2.5, -1, 7, NaN, 4, 4, 0.25, -3, 11, 6];

  it.each([
    [0, [NaN, -1, -1, -1, -1, 4, 0.25, -3, -3, -3]],
    [0.1, [NaN, -0.65, -0.3, -0.3, 0, 4, 1, -2.025, -2.025, -2.025]],
    [0.5, [NaN, 0.75, 2.5, 2.5, 4, 4, 4, 2.125, 2.125, 3.125]],
    [0.9, [NaN, 2.15, 6.1, 6.1, 6.4, 6.4, 4, 4, 8.9, 9.5]],
    [0.99, [NaN, 2.465, 6.91, 6.91, 6.94, 6.94, 4, 4, 10.79, 10.85]],
    [1, [NaN, 2.5, 7, 7, 7, 7, 4, 4, 11, 11]],
  ])('at %s is that of pandas', (probability, expected) => {
    expectSame(rollingQuantile(values, 4, probability, 2), expected);
  });

  it('is that of every window by itself', () => {
    fc.assert(
      fc.property(series, windows, fc.double({ min: 0, max: 1, noNaN: true }), (sample, window, probability) => {
        const expected = windowByWindow(sample, window, (part) => quantile(part, probability));
        expectSame(rollingQuantile(sample, window, probability), expected);
      })
    );
  });
});

describe('rolling scores', () => {
  it('compare a value with the window before it, never with itself', () => {
    const flat = [1, 2, 1, 2, 1, 2, 50];
    expect(rollingZScore(flat, 6, 2)[6]).toBeCloseTo((50 - 1.5) / 0.5, 10);
    expect(rollingRobustZScore(flat, 6, 2)[6]).toBeCloseTo((50 - 1.5) / 0.5 / 1.4826, 12);
  });

  it('of several series are those of every window by itself', () => {
    const whole = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.oneof(whole, series), { maxLength: 7 }), windows, (all, window) => {
        const scores = rollingZScores(
          all.map((values) => Float64Array.from(values)),
          window,
          3
        );
        expect(scores).toHaveLength(all.length);
        all.forEach((values, row) => {
          const expected = values.map((value, i) => {
            const before = values.slice(Math.max(0, i - window), i).filter((one) => !Number.isNaN(one));
            const deviation = standardDeviation(before, 'population');
            return before.length >= 3 && deviation > 0 ? (value - mean(before)) / deviation : NaN;
          });
          expectSame(scores[row] ?? [], expected);
        });
      })
    );
  });

  it('do not change with a shift and a scale', () => {
    fc.assert(
      fc.property(series, windows, fc.integer({ min: -1000, max: 1000 }), (values, window, shift) => {
        const moved = values.map((value) => 8 * value + shift);
        expectSame(rollingZScore(moved, window, 3), [...rollingZScore(values, window, 3)]);
        expectSame(rollingRobustZScore(moved, window, 3), [...rollingRobustZScore(values, window, 3)]);
      })
    );
  });

  it('do not look ahead', () => {
    fc.assert(
      fc.property(series, windows, fc.integer({ min: 0, max: 79 }), (values, window, at) => {
        const changed = values.map((value, i) => (i > at ? 1e6 - value : value));
        const upTo = at + 1;
        expectSame(
          rollingZScore(changed, window, 2).slice(0, upTo),
          [...rollingZScore(values, window, 2)].slice(0, upTo)
        );
        expectSame(
          rollingRobustZScore(changed, window, 2).slice(0, upTo),
          [...rollingRobustZScore(values, window, 2)].slice(0, upTo)
        );
      })
    );
  });

  it('are NaN without spread', () => {
    expect([...rollingZScore([2, 2, 2, 9], 3, 2)]).toEqual([NaN, NaN, NaN, NaN]);
    expect([...rollingRobustZScore([2, 2, 2, 9], 3, 2)]).toEqual([NaN, NaN, NaN, NaN]);
  });
});

describe('exponentially weighted statistics', () => {
  it('start from the first value and keep it through gaps', () => {
    expectSame(exponentialMean([NaN, 4, NaN, 8], 0.5, 'recursive'), [NaN, 4, 4, (0.25 * 4 + 0.5 * 8) / 0.75]);
    expectSame(exponentialStandardDeviation([NaN, 4, NaN, 4], 0.5), [NaN, NaN, NaN, 0]);
  });

  it('become the newest value when nothing else weighs', () => {
    expectSame(exponentialMean([1, 2, 3], 1, 'normalised'), [1, 2, 3]);
  });
});
