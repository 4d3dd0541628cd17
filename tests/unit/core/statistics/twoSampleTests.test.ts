import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../../src/core/statistics/hypotheses/benjaminiHochberg';
import { kolmogorovSmirnovTest } from '../../../../src/core/statistics/hypotheses/kolmogorovSmirnovTest';
import { mannWhitneyTest } from '../../../../src/core/statistics/hypotheses/mannWhitneyTest';
import { dAgostinoTest, jarqueBeraTest } from '../../../../src/core/statistics/hypotheses/normalityTest';
import { studentTTest, welchTTest } from '../../../../src/core/statistics/hypotheses/tTest';

const samples = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 20 });

describe('tests of two samples', () => {
  it('change sides with the samples', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        for (const test of [welchTTest, studentTTest]) {
          const ab = test(a, b);
          const ba = test(b, a);
          expect(ab.t).toBe(ba.t === 0 ? 0 : -ba.t);
          expect(ab.p).toBe(ba.p);
        }
        const ab = mannWhitneyTest(a, b);
        const ba = mannWhitneyTest(b, a);
        expect(ab.u + ba.u).toBe(a.length * b.length);
        expect(ab.p).toBeCloseTo(ba.p, 12);
        const method = 'exact';
        expect(kolmogorovSmirnovTest(a, b, method).p).toBeCloseTo(kolmogorovSmirnovTest(b, a, method).p, 12);
      })
    );
  });

  it('keep t when both samples are scaled', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        const scaled = welchTTest(
          a.map((value) => value * 2 ** -500),
          b.map((value) => value * 2 ** -500)
        );
        expect(scaled.t).toEqual(welchTTest(a, b).t);
        expect(scaled.p).toEqual(welchTTest(a, b).p);
      })
    );
  });

  it('are undefined where there is too little', () => {
    expect(welchTTest([1], [2, 3]).p).toBeNaN();
    expect(studentTTest([], [2, 3, 4]).p).toBeNaN();
    expect(studentTTest([1], [2]).p).toBeNaN();
    expect(mannWhitneyTest([], [1]).p).toBeNaN();
    expect(kolmogorovSmirnovTest([1], [], 'asymptotic').p).toBeNaN();
    expect(welchTTest([5, 5, 5], [5, 5]).p).toBeNaN();
    expect(mannWhitneyTest([5, 5], [5, 5]).p).toBe(1);
  });

  it('hold the true difference in their interval nineteen times in twenty', () => {
    const { interval95 } = welchTTest([1, 2, 3, 4, 5], [11, 12, 13, 14, 15]);
    expect(interval95[0]).toBeLessThan(-10);
    expect(interval95[1]).toBeGreaterThan(-10);
  });
});

describe('normality tests', () => {
  it('are undefined for too few values and for a constant', () => {
    expect(jarqueBeraTest([1]).p).toBeNaN();
    expect(dAgostinoTest([1, 2, 3, 4, 5, 6, 7]).p).toBeNaN();
    expect(jarqueBeraTest([3, 3, 3, 3]).p).toBeNaN();
  });
});

describe('benjaminiHochberg', () => {
  it('never falls below p, keeps the order of p and ignores missing tests', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
        const q = benjaminiHochberg(p);
        const withMissing = benjaminiHochberg([NaN, ...p]);
        expect(withMissing[0]).toBeNaN();
        expect([...withMissing.slice(1)]).toEqual([...q]);
        p.forEach((a, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(a);
          expect(q[i]).toBeLessThanOrEqual(1);
          p.forEach((b, j) => {
            if (a < b) {
              expect(q[i]).toBeLessThanOrEqual(q[j] ?? NaN);
            }
          });
        });
      }),
      { numRuns: 50 }
    );
  });
});
