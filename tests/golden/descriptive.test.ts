import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { excessKurtosis } from '../../src/core/statistics/excessKurtosis';
import { type BinRule, histogram } from '../../src/core/statistics/densities/histogram';
import { mean } from '../../src/core/statistics/mean';
import { median } from '../../src/core/statistics/median';
import { medianAbsoluteDeviation } from '../../src/core/statistics/medianAbsoluteDeviation';
import { type QuantileMethod } from '../../src/core/order/quantileOfSorted';
import { quantile } from '../../src/core/statistics/quantile';
import { skewness } from '../../src/core/statistics/skewness';
import { standardDeviation } from '../../src/core/statistics/standardDeviation';
import { sum } from '../../src/core/statistics/sum';
import { variance } from '../../src/core/statistics/variance';
import { expectAllClose, expectClose } from './expectClose';
import { goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const methods = [
  'linear',
  'lower',
  'higher',
  'nearest',
  'midpoint',
  'hazen',
  'weibull',
  'median_unbiased',
  'normal_unbiased',
] as const satisfies readonly QuantileMethod[];

const rules = ['auto', 'fd', 'sturges', 'scott', 'sqrt', 'rice', 'doane'] as const satisfies readonly BinRule[];

/** The probabilities at which the golden quantiles were taken. */
const probabilities = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        x: goldenNumbers,
        exact: z
          .object({
            sum: goldenNumber,
            mean: goldenNumber,
            std_pop: goldenNumber,
            var_pop: goldenNumber,
            std_sample: goldenNumber,
            var_sample: goldenNumber,
          })
          .partial()
          .optional(),
        median: goldenNumber.optional(),
        mad_raw: goldenNumber.optional(),
        quantiles: z.partialRecord(z.enum(methods), goldenNumbers).optional(),
        skew: goldenNumber.optional(),
        kurtosis_excess: goldenNumber.optional(),
        skew_unbiased: goldenNumber.optional(),
        min: goldenNumber.optional(),
        max: goldenNumber.optional(),
        hist: z
          .partialRecord(z.enum(rules), z.object({ edges: goldenNumbers, counts: z.array(z.number()) }))
          .optional(),
      })
    ),
  })
  .parse(readGolden('descriptive.json'));

describe.each(golden.cases)('descriptive statistics of $name', (sample) => {
  const x = Float64Array.from(sample.x);
  const relative = { relative: 1e-12 };

  it('has the exact moments', () => {
    const exact = sample.exact ?? {};
    if (exact.mean !== undefined) {
      expectClose(mean(x), exact.mean, sample.name.startsWith('huge_offset') ? { relative: 1e-15 } : relative, 'mean');
    }
    if (exact.sum !== undefined) {
      expectClose(sum(x), exact.sum, relative, 'sum');
    }
    if (exact.std_pop !== undefined) {
      expectClose(standardDeviation(x, 'population'), exact.std_pop, relative, 'population deviation');
    }
    if (exact.var_pop !== undefined) {
      expectClose(variance(x, 'population'), exact.var_pop, relative, 'population variance');
    }
    if (exact.std_sample !== undefined) {
      expectClose(standardDeviation(x, 'sample'), exact.std_sample, relative, 'sample deviation');
    }
    if (exact.var_sample !== undefined) {
      expectClose(variance(x, 'sample'), exact.var_sample, relative, 'sample variance');
    }
    if (x.every((value) => Number.isNaN(value))) {
      expect(mean(x)).toBeNaN();
      expect(variance(x, 'population')).toBeNaN();
    }
  });

  it('has the order statistics', () => {
    if (sample.median !== undefined) {
      expectClose(median(x), sample.median, relative, 'median');
    }
    if (sample.min !== undefined && sample.max !== undefined) {
      expectAllClose([quantile(x, 0), quantile(x, 1)], [sample.min, sample.max], {}, 'extremes');
    }
    if (sample.mad_raw !== undefined) {
      expectClose(medianAbsoluteDeviation(x), sample.mad_raw, relative, 'median absolute deviation');
    }
    for (const method of methods) {
      const expected = sample.quantiles?.[method];
      if (expected !== undefined) {
        const actual = probabilities.map((probability) => quantile(x, probability, method));
        expectAllClose(actual, expected, relative, `quantiles, ${method}`);
      }
    }
  });

  it('has the shape', () => {
    const spread = standardDeviation(x, 'population');
    if (spread === 0) {
      // scipy reports 1 and -2 for sixty times 3.7: the rounding of its mean. The shape of a constant is undefined.
      expect(skewness(x, 'population')).toBeNaN();
      expect(excessKurtosis(x)).toBeNaN();
      return;
    }
    // scipy takes deviations from a mean that is rounded to a double; this is what two units of its last place change.
    const shift = (2 ** -51 * Math.abs(mean(x))) / spread;
    if (sample.skew !== undefined) {
      const tolerance = { relative: 1e-9, absolute: 3 * shift };
      expectClose(skewness(x, 'population'), sample.skew, tolerance, 'skewness');
    }
    if (sample.skew_unbiased !== undefined) {
      const tolerance = { relative: 1e-9, absolute: 3.2 * shift };
      expectClose(skewness(x, 'sample'), sample.skew_unbiased, tolerance, 'unbiased skewness');
    }
    if (sample.kurtosis_excess !== undefined) {
      const tolerance = { relative: 1e-9, absolute: 4 * Math.abs(skewness(x, 'population')) * shift };
      expectClose(excessKurtosis(x), sample.kurtosis_excess, tolerance, 'excess kurtosis');
    }
  });

  if (sample.hist) {
    it.each(Object.keys(sample.hist).map((name) => rules.find((rule) => rule === name)))(
      'has the bins of %s',
      (rule) => {
        const expected = rule && sample.hist?.[rule];
        if (!expected) {
          expect.fail('unknown rule');
        }
        const { edges, counts } = histogram(x, rule);
        const reach = Math.max(Math.abs(sample.min ?? NaN), Math.abs(sample.max ?? NaN));
        expectAllClose(edges, expected.edges, { relative: 1e-12, absolute: 4 * Number.EPSILON * reach }, 'edges');
        expect([...counts]).toEqual(expected.counts);
      }
    );
  }
});
