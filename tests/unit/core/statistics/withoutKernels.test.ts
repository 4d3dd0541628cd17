import { describe, expect, it, vi } from 'vitest';
import { lagScan } from '../../../../src/core/correlation/lagScan';
import { pearson } from '../../../../src/core/correlation/pearson';
import { pearsonMatrix } from '../../../../src/core/correlation/pearsonMatrix';
import { kernelModule } from '../../../../src/core/kernels/kernelModule';
import { seededRandom } from '../../../../src/core/random';
import { binnedGaussianSums } from '../../../../src/core/statistics/densities/binnedGaussianSums';
import { gaussianSums } from '../../../../src/core/statistics/densities/gaussianSums';
import { mean } from '../../../../src/core/statistics/mean';
import { median } from '../../../../src/core/statistics/median';
import { medianAbsoluteDeviation } from '../../../../src/core/statistics/medianAbsoluteDeviation';
import { quantile } from '../../../../src/core/statistics/quantile';
import { rank } from '../../../../src/core/statistics/rank';
import { rollingMedian, rollingMedians } from '../../../../src/core/statistics/rolling/rollingMedian';
import { rollingQuantile } from '../../../../src/core/statistics/rolling/rollingQuantile';
import { rollingZScore } from '../../../../src/core/statistics/rolling/rollingZScore';
import { standardDeviation } from '../../../../src/core/statistics/standardDeviation';

vi.mock('../../../../src/core/kernels/kernelModule', () => ({ kernelModule: (): undefined => undefined }));

const random = seededRandom(17);
const values = Float64Array.from({ length: 300 }, () => Math.round(random() * 40) / 8);
const gapped = values.map((value, i) => (i % 11 === 0 ? NaN : value));

describe('where no kernels can be compiled', () => {
  it('the mock stands for that', () => {
    expect(kernelModule()).toBeUndefined();
  });

  it('rolling medians are those of every window', () => {
    for (const series of [values, gapped]) {
      for (const window of [1, 6, 25, 400]) {
        const { medians, deviations } = rollingMedians(series, window);
        expect([...rollingMedian(series, window)]).toEqual([...medians]);
        medians.forEach((value, i) => {
          const part = series.slice(Math.max(0, i - window + 1), i + 1);
          expect(value).toBe(median(part));
          expect(deviations[i]).toBe(medianAbsoluteDeviation(part));
        });
      }
    }
  });

  it('rolling quantiles are those of every window', () => {
    for (const window of [1, 6, 25, 400]) {
      rollingQuantile(gapped, window, 0.9).forEach((value, i) => {
        expect(value).toBe(quantile(gapped.slice(Math.max(0, i - window + 1), i + 1), 0.9));
      });
    }
  });

  it('rolling scores compare with the window before', () => {
    rollingZScore(values, 30, 5).forEach((score, i) => {
      const before = values.slice(Math.max(0, i - 30), i);
      const expected = i < 5 ? NaN : ((values[i] ?? NaN) - mean(before)) / standardDeviation(before, 'population');
      if (Number.isNaN(expected)) {
        expect(score).toBeNaN();
      } else {
        expect(score).toBeCloseTo(expected, 10);
      }
    });
  });

  it('ranks are counted', () => {
    rank(values).forEach((place, i) => {
      const value = values[i] ?? NaN;
      const below = values.filter((other) => other < value).length;
      const equal = values.filter((other) => other === value).length;
      expect(place).toBe(below + (equal + 1) / 2);
    });
  });

  it('lags are scanned', () => {
    const target = values.slice(40, 240);
    for (const series of [values.slice(33, 233), gapped.slice(33, 233)]) {
      const { peak } = lagScan(target, series, 20);
      expect(peak?.lag).toBe(7);
      expect(peak?.r).toBeCloseTo(1, 12);
    }
  });

  it('pairs are correlated', () => {
    const rows = [values.slice(0, 100), gapped.slice(100, 200), values.slice(200, 300)];
    const matrix = pearsonMatrix({
      times: Float64Array.from({ length: 100 }, (_, i) => i),
      stepMs: 1,
      series: rows.map((_, i) => ({ name: `${i}`, labels: {}, inputRefId: 'A' })),
      values: Float64Array.from(rows.flatMap((row) => [...row])),
    });
    rows.forEach((x, i) => {
      rows.forEach((y, j) => {
        expect(matrix.values[3 * i + j]).toBeCloseTo(pearson(x, y), 12);
      });
    });
  });

  it('densities of many values are binned', () => {
    const many = Float64Array.from({ length: 10_000 }, () => random() + random());
    const grid = Float64Array.from({ length: 200 }, (_, i) => -0.5 + (3 * i) / 199);
    const exact = gaussianSums(many, grid, 0.08);
    const peak = exact.reduce((most, value) => Math.max(most, value), 0);
    binnedGaussianSums(many, grid, 0.08).forEach((value, i) => {
      expect(Math.abs(value - (exact[i] ?? NaN))).toBeLessThan(1e-5 * peak);
    });
  });
});
