import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { autocorrelation } from '../../src/core/statistics/seasons/autocorrelation';
import { classicalDecomposition } from '../../src/core/statistics/seasons/classicalDecomposition';
import { type Decomposition } from '../../src/core/statistics/seasons/decomposition';
import { mean } from '../../src/core/statistics/mean';
import { matrixProfile } from '../../src/core/statistics/seasons/matrixProfile';
import { seasonalTrendDecomposition } from '../../src/core/statistics/seasons/seasonalTrendDecomposition';
import { expectAllClose, expectClose, type Tolerance } from './expectClose';
import { goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const parts = z.object({ trend: goldenNumbers, seasonal: goldenNumbers, resid: goldenNumbers });
const classical = parts.extend({ model: z.enum(['additive', 'multiplicative']) });

const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        x: goldenNumbers,
        period: z.number(),
        classical_centred: classical,
        classical_trailing: classical,
        stl: parts,
        stl_robust: parts,
        acf: goldenNumbers,
      })
    ),
    matrixProfile: z.array(
      z.object({
        name: z.string().optional(),
        x: goldenNumbers,
        m: z.number(),
        profile: goldenNumbers,
        index: z.array(z.number()),
        left_profile_incremental: goldenNumbers.optional(),
      })
    ),
  })
  .parse(readGolden('decomposition_matrixprofile.json'));

function expectParts(actual: Decomposition, expected: z.infer<typeof parts>, tolerance: Tolerance): void {
  expectAllClose(actual.trend, expected.trend, tolerance, 'trend');
  expectAllClose(actual.seasonal, expected.seasonal, tolerance, 'seasonal');
  expectAllClose(actual.residual, expected.resid, tolerance, 'residual');
}

describe.each(golden.cases)('decomposition: $name', ({ x, period, ...expected }) => {
  const largest = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const range = Math.max(...x) - Math.min(...x);

  it.each(['centred', 'trailing'] as const)('has the classical parts, %s', (average) => {
    const { model, ...wanted } = expected[`classical_${average}`];
    const actual = classicalDecomposition(x, period, model, average);
    // Relative to the series: seasonal and residual are differences of values of that size.
    expectParts(actual, wanted, { relative: 1e-9, absolute: 4 * Number.EPSILON * largest });
  });

  // statsmodels' smoothers add up the values as they are: at 1e9 that costs it a hundred units of the last place.
  const stl: Tolerance = { absolute: 1e-6 * range + 128 * Number.EPSILON * (largest > 1e6 * range ? largest : 0) };

  it('has the parts of STL', () => {
    expectParts(seasonalTrendDecomposition(x, period), expected.stl, stl);
  });

  it('has the parts of robust STL', () => {
    const actual = seasonalTrendDecomposition(x, period, { robust: true });
    expectParts(actual, expected.stl_robust, stl);
  });

  it('has the autocorrelations', () => {
    const actual = autocorrelation(x, expected.acf.length - 1);
    expected.acf.forEach((value, lag) => {
      const absolute = 1e-10 + effectOfRoundedMean(x, lag);
      expectClose(actual[lag] ?? NaN, value, { absolute }, `acf[${lag}]`);
    });
  });
});

/** What an autocorrelation changes by when the mean is off by one unit of its last place, as numpy's is at 1e9. */
function effectOfRoundedMean(x: readonly number[], lag: number): number {
  const level = mean(x);
  const deviations = x.map((value) => value - level);
  const squares = deviations.reduce((sum, value) => sum + value * value, 0);
  const ends = [...deviations.slice(0, lag), ...deviations.slice(x.length - lag)];
  return (Number.EPSILON * Math.abs(level) * Math.abs(ends.reduce((sum, value) => sum + value, 0))) / squares;
}

describe.each(golden.matrixProfile)('matrix profile %#', ({ x, m, profile, index, left_profile_incremental: left }) => {
  it('has the distances and the neighbours', () => {
    const { distances, neighbours } = matrixProfile(x, m);
    expectAllClose(distances, profile, { absolute: 1e-6 }, 'distance');
    index.forEach((expected, i) => {
      const found = neighbours[i] ?? -1;
      if (found !== expected) {
        // Equally near windows may be named in any order.
        expectClose(distanceBetween(x, m, i, found), profile[i] ?? NaN, { absolute: 1e-6 }, `neighbour of ${i}`);
      }
    });
  });

  if (left) {
    it('has the distances to what came before', () => {
      expectAllClose(matrixProfile(x, m, 'left').distances, left, { absolute: 1e-6 }, 'distance');
    });
  }
});

function distanceBetween(x: readonly number[], m: number, i: number, j: number): number {
  const a = normalised(x.slice(i, i + m));
  const b = normalised(x.slice(j, j + m));
  return Math.sqrt(a.reduce((sum, value, k) => sum + (value - (b[k] ?? NaN)) ** 2, 0));
}

function normalised(window: readonly number[]): number[] {
  const mean = window.reduce((sum, value) => sum + value, 0) / window.length;
  const deviation = Math.sqrt(window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / window.length);
  expect(window.length).toBeGreaterThan(0);
  return window.map((value) => (deviation > 0 ? (value - mean) / deviation : 0));
}
