import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
} from '../../../../src/core/statistics/distributions/chiSquareDistribution';
import {
  complementaryErrorFunction,
  errorFunction,
  inverseErrorFunction,
} from '../../../../src/core/statistics/distributions/errorFunction';
import { fCdf, fQuantile, fSurvival } from '../../../../src/core/statistics/distributions/fDistribution';
import { incompleteBeta } from '../../../../src/core/statistics/distributions/incompleteBeta';
import { incompleteGamma } from '../../../../src/core/statistics/distributions/incompleteGamma';
import { kolmogorovSurvival } from '../../../../src/core/statistics/distributions/kolmogorovDistribution';
import { logGamma } from '../../../../src/core/statistics/distributions/logGamma';
import {
  normalCdf,
  normalDensity,
  normalQuantile,
  normalSurvival,
} from '../../../../src/core/statistics/distributions/normalDistribution';
import {
  studentCdf,
  studentQuantile,
  studentSurvival,
  studentTwoSided,
} from '../../../../src/core/statistics/distributions/studentDistribution';

const probabilities = fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true });
const degrees = fc.double({ min: 0.5, max: 5000, noNaN: true });

function expectRelative(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('quantiles undo their distribution', () => {
  it('for the normal', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        expectRelative(normalCdf(normalQuantile(p)), p, 1e-11);
      })
    );
  });

  it("for Student's t", () => {
    fc.assert(
      fc.property(probabilities, degrees, (p, df) => {
        expectRelative(studentCdf(studentQuantile(p, df), df), p, 1e-9);
      })
    );
  });

  it('for chi-square', () => {
    fc.assert(
      fc.property(probabilities, degrees, (p, df) => {
        expectRelative(chiSquareCdf(chiSquareQuantile(p, df), df), p, 1e-9);
      })
    );
  });

  it('for F', () => {
    fc.assert(
      fc.property(probabilities, degrees, degrees, (p, numerator, denominator) => {
        expectRelative(fCdf(fQuantile(p, numerator, denominator), numerator, denominator), p, 1e-8);
      })
    );
  });
});

describe('distributions', () => {
  it('have two sides that add up to 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), degrees, (x, df) => {
        expect(normalCdf(x) + normalSurvival(x)).toBeCloseTo(1, 14);
        expect(studentCdf(x, df) + studentSurvival(x, df)).toBeCloseTo(1, 14);
        expect(chiSquareCdf(Math.abs(x), df) + chiSquareSurvival(Math.abs(x), df)).toBeCloseTo(1, 14);
        expect(fCdf(Math.abs(x), df, 3) + fSurvival(Math.abs(x), df, 3)).toBeCloseTo(1, 12);
      })
    );
  });

  it('agree where one is a case of the other', () => {
    for (const t of [0.1, 1, 3, 20]) {
      expectRelative(fSurvival(t * t, 1, 7), studentTwoSided(t, 7), 1e-12);
      expectRelative(chiSquareSurvival(t * t, 1), 2 * normalSurvival(t), 1e-12);
      // t with one degree of freedom is Cauchy's distribution.
      expectRelative(studentSurvival(t, 1), Math.atan2(1, t) / Math.PI, 1e-12);
      expectRelative(studentSurvival(t, 1e15), normalSurvival(t), 1e-9);
    }
  });

  it('have defined ends', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(1.5)).toBeNaN();
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(studentQuantile(1, 3)).toBe(Infinity);
    expect(studentQuantile(0.5, 0)).toBeNaN();
    expect(studentTwoSided(-Infinity, 4)).toBe(0);
    expect(studentTwoSided(NaN, 4)).toBeNaN();
    expect(studentSurvival(1e200, 1)).toBeLessThan(1e-190);
    expect(chiSquareQuantile(0, 2)).toBe(0);
    expect(chiSquareQuantile(1, 2)).toBe(Infinity);
    expect(chiSquareCdf(-1, 2)).toBe(0);
    expect(fQuantile(0.5, -1, 2)).toBeNaN();
    expect(fSurvival(Infinity, 2, 2)).toBe(0);
    expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15);
  });
});

describe('special functions', () => {
  it('obey their recurrences', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 150, noNaN: true }), (x) => {
        expect(logGamma(x + 1)).toBeCloseTo(logGamma(x) + Math.log(x), 11);
        // P(a + 1, x) = P(a, x) - x^a e^-x / Γ(a + 1)
        const term = Math.exp(x * Math.log(3) - 3 - logGamma(x + 1));
        expect(incompleteGamma(x + 1, 3).lower).toBeCloseTo(incompleteGamma(x, 3).lower - term, 12);
        expect(incompleteBeta(x, 2, 0.3) + incompleteBeta(2, x, 0.7)).toBeCloseTo(1, 13);
      })
    );
  });

  it('have known values', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expectRelative(logGamma(1 + 2 ** -40), -0.5772156649007852 * 2 ** -40, 1e-12);
    expectRelative(logGamma(2 + 2 ** -40), (1 - 0.5772156649015329) * 2 ** -40, 1e-10);
    expect(logGamma(-2)).toBe(Infinity);
    expectRelative(logGamma(-0.5), Math.log(2 * Math.sqrt(Math.PI)), 1e-14);
    expect(incompleteBeta(1, 1, 0.25)).toBeCloseTo(0.25, 15);
    expect(incompleteBeta(-1, 1, 0.25)).toBeNaN();
    expect(incompleteBeta(2, 3, 1)).toBe(1);
    expect(incompleteGamma(2, -1).lower).toBeNaN();
    expect(incompleteGamma(2, Infinity)).toEqual({ lower: 1, upper: 0 });
    expectRelative(incompleteGamma(1, 700).upper, Math.exp(-700), 1e-12);
  });

  it('have an error function that is odd and is undone by its inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (x) => {
        expect(errorFunction(-x)).toBeCloseTo(-errorFunction(x), 15);
        expect(errorFunction(x) + complementaryErrorFunction(x)).toBeCloseTo(1, 14);
        expect(inverseErrorFunction(errorFunction(x))).toBeCloseTo(x, 6);
      })
    );
  });
});

describe("Kolmogorov's distribution", () => {
  it('meets its expansion for large samples where the exact law ends', () => {
    for (const scaled of [0.6, 0.8, 1.2, 1.4]) {
      const exact = kolmogorovSurvival(scaled / Math.sqrt(140), 140);
      const expanded = kolmogorovSurvival(scaled / Math.sqrt(141), 141);
      expect(Math.abs(exact - expanded)).toBeLessThan(3e-4);
    }
  });

  it('is exact for large samples that are close, whose powers have to be scaled again and again', () => {
    // scipy.stats.kstwo.cdf
    expectRelative(1 - kolmogorovSurvival(0.0042, 5000), 8.744973999136918e-6, 1e-7);
    expectRelative(1 - kolmogorovSurvival(0.0058, 3000), 4.808258492102527e-5, 1e-7);
    expectRelative(1 - kolmogorovSurvival(0.0075, 2000), 1.6130082964158917e-4, 1e-7);
  });

  it('has the values that scipy gives', () => {
    // scipy.stats.kstwo.sf
    expectRelative(kolmogorovSurvival(0.1, 100), 0.2526927570063874, 1e-9);
    expectRelative(kolmogorovSurvival(0.05, 1000), 0.013012074781090332, 1e-9);
    expectRelative(kolmogorovSurvival(0.03, 900), 0.3851661801951911, 1e-9);
    expectRelative(kolmogorovSurvival(0.4, 40), 2.7416081587210553e-6, 1e-9);
  });

  it('has defined ends', () => {
    expect(kolmogorovSurvival(0, 10)).toBe(1);
    expect(kolmogorovSurvival(1, 10)).toBe(0);
    expect(kolmogorovSurvival(0.5, 0)).toBeNaN();
  });
});
