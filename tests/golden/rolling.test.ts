import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exponentialMean } from '../../src/core/statistics/rolling/exponentialMean';
import { exponentialStandardDeviation } from '../../src/core/statistics/rolling/exponentialStandardDeviation';
import { rollingMean } from '../../src/core/statistics/rolling/rollingMean';
import { rollingMedian, rollingMedians } from '../../src/core/statistics/rolling/rollingMedian';
import { rollingRobustZScore } from '../../src/core/statistics/rolling/rollingRobustZScore';
import { rollingStandardDeviation } from '../../src/core/statistics/rolling/rollingStandardDeviation';
import { rollingZScore } from '../../src/core/statistics/rolling/rollingZScore';
import { expectAllClose, expectClose, type Tolerance } from './expectClose';
import { goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        x: goldenNumbers,
        window: z.number(),
        mean_prev: goldenNumbers,
        std_pop_prev: goldenNumbers,
        std_sample_prev: goldenNumbers,
        median_prev: goldenNumbers,
        mad_prev: goldenNumbers,
        z_prev: goldenNumbers,
        robust_z_prev: goldenNumbers,
        'ewm_mean_alpha0.3_adjust': goldenNumbers,
        'ewm_mean_alpha0.3_noadjust': goldenNumbers,
        ewm_std_span20: goldenNumbers,
      })
    ),
    seedStatisticalDetector: z
      .object({ x: goldenNumbers, window: z.number(), threshold: z.number(), flags: z.array(z.boolean()) })
      .optional(),
    seedSeasonalDetector: z
      .object({
        x: goldenNumbers,
        period: z.number(),
        result: z.array(z.object({ z_excluding_current: goldenNumber.optional() })),
      })
      .optional(),
  })
  .parse(readGolden('rolling.json'));

/** The golden windows end before the point and hold two values or more. */
const minimum = 2;

function windowBefore(trailing: Float64Array): number[] {
  return [NaN, ...trailing.slice(0, -1)];
}

describe.each(golden.cases)('rolling statistics: $name', (sample) => {
  const x = Float64Array.from(sample.x);
  const { window } = sample;
  // Subnormal doubles are 2^-1074 apart: a middle between two of them is rounded up or down.
  const tolerance: Tolerance = { relative: 1e-10, absolute: 2 ** -1074 };
  const zTolerance: Tolerance = { relative: /huge offset|big value/.test(sample.name) ? 1e-6 : 1e-10 };

  it('has the mean and the deviations', () => {
    expectAllClose(windowBefore(rollingMean(x, window, minimum)), sample.mean_prev, tolerance, 'mean');
    const population = rollingStandardDeviation(x, window, 'population', minimum);
    expectAllClose(windowBefore(population), sample.std_pop_prev, tolerance, 'population deviation');
    const ofSample = rollingStandardDeviation(x, window, 'sample', minimum);
    expectAllClose(windowBefore(ofSample), sample.std_sample_prev, tolerance, 'sample deviation');
  });

  it('has the median and its deviation', () => {
    expectAllClose(windowBefore(rollingMedian(x, window, minimum)), sample.median_prev, tolerance, 'median');
    const { medians, deviations } = rollingMedians(x, window, minimum);
    expectAllClose(windowBefore(medians), sample.median_prev, tolerance, 'median');
    expectAllClose(windowBefore(deviations), sample.mad_prev, tolerance, 'median absolute deviation');
  });

  it('has the z-scores', () => {
    expectScores(rollingZScore(x, window, minimum), sample.z_prev, sample.std_pop_prev, 'z');
    expectScores(rollingRobustZScore(x, window, minimum), sample.robust_z_prev, sample.mad_prev, 'robust z');
  });

  /** The golden scores were taken from centres and spreads that are doubles: multiples of 2^-1074, which subnormals show. */
  function expectScores(
    actual: Float64Array,
    expected: readonly number[],
    spreads: readonly number[],
    what: string
  ): void {
    expect(actual.length).toBe(expected.length);
    expected.forEach((score, i) => {
      const spread = spreads[i] ?? NaN;
      const absolute = spread > 0 ? (2 ** -1073 / spread) * (1 + Math.abs(score)) : 0;
      expectClose(actual[i] ?? NaN, score, { ...zTolerance, absolute }, `${what}[${i}]`);
    });
  }

  it('has the exponentially weighted statistics', () => {
    const normalised = exponentialMean(x, 0.3, 'normalised');
    expectAllClose(normalised, sample['ewm_mean_alpha0.3_adjust'], tolerance, 'normalised mean');
    const recursive = exponentialMean(x, 0.3, 'recursive');
    expectAllClose(recursive, sample['ewm_mean_alpha0.3_noadjust'], tolerance, 'recursive mean');
    const deviations = exponentialStandardDeviation(x, 2 / (20 + 1));
    expectAllClose(deviations, sample.ewm_std_span20, tolerance, 'deviation');
  });
});

const { seedStatisticalDetector, seedSeasonalDetector } = golden;

if (seedStatisticalDetector) {
  it('flags what the first statistical detector flagged', () => {
    const { x, window, threshold, flags } = seedStatisticalDetector;
    const scores = rollingZScore(x, window, 10);
    expect([...scores].map((score) => Math.abs(score) > threshold)).toEqual(flags);
  });
}

if (seedSeasonalDetector) {
  it('scores a value by the six before it of the same phase, never by itself', () => {
    const { x, period, result } = seedSeasonalDetector;
    for (let phase = 0; phase < period; phase++) {
      const cycle = x.filter((_, i) => i % period === phase);
      const scores = rollingZScore(cycle, 6, 2);
      cycle.forEach((_, k) => {
        const expected = result[k * period + phase]?.z_excluding_current;
        if (expected !== undefined) {
          expectClose(Math.abs(scores[k] ?? NaN), expected, { relative: 1e-10 }, `phase ${phase}, cycle ${k}`);
        }
      });
    }
  });
}
