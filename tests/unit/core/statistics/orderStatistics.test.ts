import fc from 'fast-check';
import * as simple from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { boxStatistics } from '../../../../src/core/statistics/densities/boxStatistics';
import { median } from '../../../../src/core/statistics/median';
import { medianAbsoluteDeviation } from '../../../../src/core/statistics/medianAbsoluteDeviation';
import { quantile } from '../../../../src/core/statistics/quantile';
import { rank } from '../../../../src/core/statistics/rank';
import { selectInPlace } from '../../../../src/core/statistics/selectInPlace';

const samples = fc.array(
  fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1024),
  { minLength: 1, maxLength: 60 }
);
const tiedSamples = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 60 });

describe('median', () => {
  it('is that of simple-statistics, ties or none', () => {
    fc.assert(
      fc.property(fc.oneof(samples, tiedSamples), (values) => {
        expect(median(values)).toBe(simple.median(values));
      })
    );
  });

  it('neither changes its argument nor sees missing values', () => {
    const values = Float64Array.of(3, NaN, 1, 2);
    expect(median(values)).toBe(2);
    expect([...values]).toEqual([3, NaN, 1, 2]);
  });

  it('does not overflow and is NaN for nothing', () => {
    expect(median([1.7e308, 1.6e308]) / 1e308).toBeCloseTo(1.65, 14);
    expect(median([])).toBeNaN();
    expect(median([NaN])).toBeNaN();
  });
});

describe('medianAbsoluteDeviation', () => {
  it('is that of simple-statistics', () => {
    fc.assert(
      fc.property(samples, (values) => {
        expect(medianAbsoluteDeviation(values)).toBeCloseTo(simple.medianAbsoluteDeviation(values), 9);
      })
    );
  });

  it('measures from a given centre', () => {
    expect(medianAbsoluteDeviation([1, 2, 3], 0)).toBe(2);
  });
});

describe('quantile', () => {
  it('lies between the extremes and grows with the probability', () => {
    fc.assert(
      fc.property(
        samples,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, a, b) => {
          const low = quantile(values, Math.min(a, b));
          const high = quantile(values, Math.max(a, b));
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(Math.min(...values));
          expect(high).toBeLessThanOrEqual(Math.max(...values));
        }
      )
    );
  });

  it('is NaN for nothing and for no probability', () => {
    expect(quantile([], 0.5)).toBeNaN();
    expect(quantile([1], 1.1)).toBeNaN();
    expect(quantile([1], NaN)).toBeNaN();
  });
});

describe('rank', () => {
  it('adds up to n (n + 1) / 2 and orders as the values do', () => {
    fc.assert(
      fc.property(tiedSamples, (values) => {
        const ranks = rank(values);
        const n = values.length;
        expect(ranks.reduce((sum, value) => sum + value, 0)).toBe((n * (n + 1)) / 2);
        values.forEach((a, i) => {
          values.forEach((b, j) => {
            expect(Math.sign((ranks[i] ?? NaN) - (ranks[j] ?? NaN))).toBe(Math.sign(a - b));
          });
        });
      }),
      { numRuns: 40 }
    );
  });

  it('gives missing values no rank', () => {
    expect([...rank([5, NaN, 1, 5])]).toEqual([2.5, NaN, 1, 2.5]);
  });
});

describe('selectInPlace', () => {
  it('puts the element of every rank in its place', () => {
    fc.assert(
      fc.property(fc.oneof(samples, tiedSamples), (values) => {
        const sorted = Float64Array.from(values).sort();
        sorted.forEach((expected, k) => {
          expect(selectInPlace(Float64Array.from(values), k)).toBe(expected);
        });
      })
    );
  });
});

describe('boxStatistics', () => {
  it('keeps what lies past the whiskers as outliers', () => {
    const box = boxStatistics([1, 2, 3, 4, 5, 100, NaN, -50]);
    expect(box.count).toBe(7);
    expect(box.median).toBe(3);
    expect([box.lowerWhisker, box.upperWhisker]).toEqual([1, 5]);
    expect([...box.outliers]).toEqual([-50, 100]);
  });

  it('is NaN without values', () => {
    const box = boxStatistics([]);
    expect(box.median).toBeNaN();
    expect(box.lowerWhisker).toBeNaN();
    expect(box.outliers).toHaveLength(0);
  });
});
