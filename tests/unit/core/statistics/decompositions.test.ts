import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random';
import { autocorrelation } from '../../../../src/core/statistics/seasons/autocorrelation';
import { classicalDecomposition } from '../../../../src/core/statistics/seasons/classicalDecomposition';
import { fourierTransform, powerOfTwoLength } from '../../../../src/core/statistics/densities/fourierTransform';
import { loess } from '../../../../src/core/statistics/seasons/loess';
import { matrixProfile } from '../../../../src/core/statistics/seasons/matrixProfile';
import { seasonalTrendDecomposition } from '../../../../src/core/statistics/seasons/seasonalTrendDecomposition';

/** A line plus a cycle of 6. */
function lineAndCycle(length: number): number[] {
  return Array.from({ length }, (_, i) => 10 + 0.5 * i + 3 * Math.sin((2 * Math.PI * i) / 6));
}

describe('classicalDecomposition', () => {
  it('finds a line and a cycle', () => {
    const values = lineAndCycle(36);
    const { trend, seasonal, residual } = classicalDecomposition(values, 6, 'additive', 'centred');
    for (let i = 3; i < 33; i++) {
      expect(trend[i]).toBeCloseTo(10 + 0.5 * i, 10);
      expect(seasonal[i]).toBeCloseTo(3 * Math.sin((2 * Math.PI * i) / 6), 10);
      expect(residual[i]).toBeCloseTo(0, 10);
    }
    expect(trend[2]).toBeNaN();
    expect(trend[33]).toBeNaN();
  });

  it('does not look ahead when it trails', () => {
    const values = lineAndCycle(36);
    const changed = values.map((value, i) => (i > 20 ? 1e6 : value));
    const trend = (series: number[]): Float64Array => classicalDecomposition(series, 6, 'additive', 'trailing').trend;
    expect([...trend(changed).slice(0, 21)]).toEqual([...trend(values).slice(0, 21)]);
  });

  it('refuses less than two periods', () => {
    expect(() => classicalDecomposition([1, 2, 3], 2, 'additive', 'centred')).toThrow(/two whole periods/);
    expect(() => classicalDecomposition([1, 2, 3, 4], 1, 'additive', 'centred')).toThrow(/period 1/);
  });
});

describe('seasonalTrendDecomposition', () => {
  it('gives parts that add up to the series', () => {
    const random = seededRandom(3);
    const values = lineAndCycle(60).map((value) => value + random());
    for (const robust of [false, true]) {
      const { trend, seasonal, residual } = seasonalTrendDecomposition(values, 6, { robust });
      values.forEach((value, i) => {
        expect((trend[i] ?? NaN) + (seasonal[i] ?? NaN) + (residual[i] ?? NaN)).toBeCloseTo(value, 12);
      });
    }
  });

  it('leaves an outlier to the residual when it is robust', () => {
    const values = lineAndCycle(60);
    values[30] = 500;
    const { residual } = seasonalTrendDecomposition(values, 6, { robust: true });
    expect(residual[30]).toBeGreaterThan(450);
    expect(Math.abs(residual[36] ?? NaN)).toBeLessThan(1);
  });

  it('does not change with a shift of 1e9', () => {
    const values = lineAndCycle(48).map((value) => Math.round(value * 1024) / 1024);
    const plain = seasonalTrendDecomposition(values, 6).seasonal;
    const lifted = seasonalTrendDecomposition(
      values.map((value) => value + 2 ** 30),
      6
    ).seasonal;
    lifted.forEach((value, i) => {
      expect(value).toBeCloseTo(plain[i] ?? NaN, 6);
    });
  });

  it('refuses less than two periods', () => {
    expect(() => seasonalTrendDecomposition([1, 2, 3], 2)).toThrow(/two whole periods/);
  });
});

describe('loess', () => {
  it('keeps a line as it is, weighted or not, spans longer than the series included', () => {
    const line = Float64Array.from({ length: 12 }, (_, i) => 3 - 2 * i);
    const weights = Float64Array.from({ length: 12 }, (_, i) => 1 + (i % 3));
    for (const span of [3, 7, 25]) {
      for (const weighted of [undefined, weights]) {
        loess(line, span, weighted).forEach((value, i) => {
          expect(value).toBeCloseTo(line[i] ?? NaN, 10);
        });
      }
    }
  });

  it('keeps a value whose neighbours weigh nothing', () => {
    expect([...loess(Float64Array.of(1, 5, 2), 3, new Float64Array(3))]).toEqual([1, 5, 2]);
  });
});

describe('autocorrelation', () => {
  it('is the same by sums and by Fourier transform', () => {
    const random = seededRandom(11);
    const values = Float64Array.from({ length: 3000 }, () => random());
    values[17] = NaN;
    const few = autocorrelation(values, 10);
    const many = autocorrelation(values, 500);
    few.forEach((value, lag) => {
      expect(many[lag]).toBeCloseTo(value, 13);
    });
  });

  it('is 1 at lag 0 and not more elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 40 }), (values) => {
        const correlations = autocorrelation(values, 50);
        if (new Set(values).size === 1) {
          expect(correlations[0]).toBeNaN();
          return;
        }
        expect(correlations[0]).toBe(1);
        expect(correlations[50]).toBe(0);
        for (const value of correlations) {
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
        }
      })
    );
  });
});

describe('fourierTransform', () => {
  it('is undone by the transform with the parts swapped', () => {
    const random = seededRandom(5);
    const real = Float64Array.from({ length: 64 }, () => random());
    const re = real.slice();
    const im = new Float64Array(64);
    const { transformInPlace } = fourierTransform(64);
    transformInPlace(re, im);
    expect(re[0]).toBeCloseTo(
      real.reduce((sum, value) => sum + value, 0),
      12
    );
    transformInPlace(im, re);
    re.forEach((value, i) => {
      expect(value / 64).toBeCloseTo(real[i] ?? NaN, 14);
    });
  });

  it('refuses lengths that are no power of two', () => {
    expect(() => fourierTransform(12)).toThrow(/power of two/);
    expect(powerOfTwoLength(12)).toBe(16);
  });
});

describe('matrixProfile', () => {
  const random = seededRandom(9);
  const values = Array.from({ length: 120 }, (_, i) => Math.sin(i / 3) + 0.1 * random());

  it('is that of all pairs compared one by one', () => {
    const window = 12;
    const { distances, neighbours } = matrixProfile(values, window);
    distances.forEach((distance, i) => {
      let best = Infinity;
      for (let j = 0; j < distances.length; j++) {
        if (Math.abs(i - j) > 3) {
          best = Math.min(best, distanceOf(values.slice(i, i + window), values.slice(j, j + window)));
        }
      }
      expect(distance).toBeCloseTo(best, 6);
      const j = neighbours[i] ?? NaN;
      expect(distanceOf(values.slice(i, i + window), values.slice(j, j + window))).toBeCloseTo(best, 6);
    });
  });

  it('does not look ahead on its left side', () => {
    const changed = values.map((value, i) => (i > 60 ? 7 - value * value : value));
    const before = matrixProfile(values, 12, 'left').distances.slice(0, 49);
    matrixProfile(changed, 12, 'left')
      .distances.slice(0, 49)
      .forEach((value, i) => {
        if (before[i] === Infinity) {
          expect(value).toBe(Infinity);
        } else {
          expect(value).toBeCloseTo(before[i] ?? NaN, 6);
        }
      });
  });

  it('does not compare windows with a missing value, and is empty for a series that is too short', () => {
    const gapped = values.with(50, NaN);
    expect(matrixProfile(gapped, 12).distances[45]).toBe(Infinity);
    expect(matrixProfile(gapped, 12).neighbours[45]).toBe(-1);
    expect(Number.isFinite(matrixProfile(gapped, 12).distances[51])).toBe(true);
    expect(matrixProfile([1, 2], 5).distances).toHaveLength(0);
  });

  function distanceOf(a: readonly number[], b: readonly number[]): number {
    const [first, second] = [a, b].map((part) => {
      const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
      const deviation = Math.sqrt(part.reduce((sum, value) => sum + (value - mean) ** 2, 0) / part.length);
      return part.map((value) => (value - mean) / deviation);
    });
    return Math.sqrt((first ?? []).reduce((sum, value, k) => sum + (value - (second?.[k] ?? NaN)) ** 2, 0));
  }
});
