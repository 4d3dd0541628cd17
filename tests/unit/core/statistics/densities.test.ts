import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random';
import { binnedGaussianSums } from '../../../../src/core/statistics/densities/binnedGaussianSums';
import { gaussianSums } from '../../../../src/core/statistics/densities/gaussianSums';
import { kernelDensity } from '../../../../src/core/statistics/densities/kernelDensity';
import { kernelDensity2d } from '../../../../src/core/statistics/densities/kernelDensity2d';
import { normalDensity } from '../../../../src/core/statistics/distributions/normalDistribution';
import { violins } from '../../../../src/core/statistics/densities/violins';

const samples = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 60 });

function greatest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, value), -Infinity);
}

describe('kernelDensity', () => {
  it('is the sum of its kernels', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 2, max: 300 }), (values, gridSize) => {
        const estimate = kernelDensity(values, { gridSize });
        if (!estimate) {
          expect(new Set(values).size).toBe(1);
          return;
        }
        const peak = greatest(estimate.density);
        estimate.support.forEach((at, i) => {
          const sum = values.reduce((total, value) => total + normalDensity((at - value) / estimate.bandwidth), 0);
          const expected = sum / values.length / estimate.bandwidth;
          expect(Math.abs((estimate.density[i] ?? NaN) - expected)).toBeLessThan(1e-11 * peak);
        });
      })
    );
  });

  it('has an integral of 1 when it is not cut', () => {
    const estimate = kernelDensity([1, 2, 4, 8, 9], { cut: 9, gridSize: 1000 });
    const step = (estimate?.support[1] ?? NaN) - (estimate?.support[0] ?? NaN);
    expect((estimate?.density ?? new Float64Array(0)).reduce((sum, value) => sum + value * step, 0)).toBeCloseTo(1, 9);
  });

  it('takes the rule or the factor that is asked for', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(kernelDensity(values, { rule: 'silverman' })?.factor).toBeCloseTo((8 * 0.75) ** -0.2, 14);
    expect(kernelDensity(values, { rule: 0.5, adjust: 3 })?.factor).toBe(1.5);
  });

  it('refuses what has no density', () => {
    for (const values of [[], [1], [2, 2, 2], [1, Infinity, 3], [NaN, 1]]) {
      expect(kernelDensity(values)).toBeUndefined();
    }
  });

  it('errs by less than 1e-5 of the peak where many values are binned', () => {
    const random = seededRandom(7);
    const smooth = Float64Array.from({ length: 10_000 }, () => random() + random() + random());
    // Clusters far narrower than the kernel are the worst case of the binning.
    const spiky = Float64Array.from({ length: 10_000 }, (_, i) => (i % 7) * 13.37 + 1e-6 * random());
    for (const values of [smooth, spiky]) {
      for (const gridSize of [100, 512]) {
        const estimate = kernelDensity(values, { gridSize });
        if (!estimate) {
          expect.fail('no density');
        }
        const exact = gaussianSums(values, estimate.support, estimate.bandwidth);
        const binned = binnedGaussianSums(values, estimate.support, estimate.bandwidth);
        const worst = greatest(exact.map((value, i) => Math.abs(value - (binned[i] ?? NaN))));
        expect(worst).toBeLessThan(1e-5 * greatest(exact));
      }
    }
  });
});

describe('kernelDensity2d', () => {
  it('moves with the points', () => {
    const x = [1, 4, 2, 8, 5, 7];
    const y = [3, 1, 4, 1, 5, 9];
    const at = kernelDensity2d(x, y)?.at(3, 2) ?? NaN;
    const lifted = kernelDensity2d(
      x.map((value) => value + 1e9),
      y
    );
    expect(lifted?.at(1e9 + 3, 2)).toBeCloseTo(at, 12);
  });

  it('refuses points on a line and too few of them', () => {
    expect(kernelDensity2d([1, 2, 3, 4], [2, 4, 6, 8])).toBeUndefined();
    expect(kernelDensity2d([1, 2, NaN], [2, 5, 1])).toBeUndefined();
    expect(kernelDensity2d([1, 1, 1, 1], [2, 5, 1, 3])).toBeUndefined();
  });
});

describe('violins', () => {
  it('are as wide as the number of values asks, and a group without density has a box only', () => {
    const [many, few, constant] = violins(
      [
        [1, 2, 3, 4, 5, 6],
        [1, 2, 4],
        [7, 7],
      ],
      'count'
    );
    expect(greatest(many?.widths ?? [])).toBeCloseTo(1, 14);
    expect(greatest(few?.widths ?? [])).toBeCloseTo(0.5, 14);
    expect(constant?.density).toBeUndefined();
    expect(constant?.widths).toHaveLength(0);
    expect(constant?.box.median).toBe(7);
  });
});
