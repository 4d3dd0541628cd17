import { describe, it } from 'vitest';
import { z } from 'zod';
import { benjaminiHochberg } from '../../src/core/statistics/hypotheses/benjaminiHochberg';
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
} from '../../src/core/statistics/distributions/chiSquareDistribution';
import {
  complementaryErrorFunction,
  inverseErrorFunction,
} from '../../src/core/statistics/distributions/errorFunction';
import { fCdf, fQuantile, fSurvival } from '../../src/core/statistics/distributions/fDistribution';
import { incompleteBeta } from '../../src/core/statistics/distributions/incompleteBeta';
import { incompleteGamma } from '../../src/core/statistics/distributions/incompleteGamma';
import { kolmogorovSmirnovTest } from '../../src/core/statistics/hypotheses/kolmogorovSmirnovTest';
import { logGamma } from '../../src/core/statistics/distributions/logGamma';
import { mean } from '../../src/core/statistics/mean';
import { mannWhitneyTest } from '../../src/core/statistics/hypotheses/mannWhitneyTest';
import { normalCdf, normalQuantile, normalSurvival } from '../../src/core/statistics/distributions/normalDistribution';
import { dAgostinoTest, jarqueBeraTest } from '../../src/core/statistics/hypotheses/normalityTest';
import {
  studentCdf,
  studentQuantile,
  studentSurvival,
} from '../../src/core/statistics/distributions/studentDistribution';
import { studentTTest, type TTest, welchTTest } from '../../src/core/statistics/hypotheses/tTest';
import { expectAllClose, expectClose, type Tolerance } from './expectClose';
import { goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const tTest = z.object({ t: goldenNumber, p: goldenNumber, df: goldenNumber, ci95: goldenNumbers });
const pair = z.tuple([goldenNumber, goldenNumber]);
const points = { q: goldenNumbers, ppf: goldenNumbers, x: goldenNumbers, cdf: goldenNumbers, sf: goldenNumbers };

const golden = z
  .object({
    ttests: z.array(
      z.object({
        name: z.string(),
        a: goldenNumbers,
        b: goldenNumbers,
        student: tTest.optional(),
        welch: tTest.optional(),
        mannwhitney_asymptotic: z.object({ U: goldenNumber, p: goldenNumber }).optional(),
        ks: z.object({ D: goldenNumber, p_asymp: goldenNumber }).optional(),
        ks_exact_p: goldenNumber.optional(),
      })
    ),
    distributions: z.array(
      z.discriminatedUnion('dist', [
        z.object({ dist: z.literal('chi2'), df: z.number(), ...points }),
        z.object({ dist: z.literal('t'), df: z.number(), ...points }),
        z.object({ dist: z.literal('normal'), ...points }),
        z.object({ dist: z.literal('F'), df: z.tuple([z.number(), z.number()]), ...points }),
      ])
    ),
    special: z.array(
      z.discriminatedUnion('fn', [
        z.object({ fn: z.literal('gammaln'), x: goldenNumbers, y: goldenNumbers }),
        z.object({
          fn: z.literal('gammainc_lower_regularised'),
          a: goldenNumbers,
          x: goldenNumbers,
          y: goldenNumbers,
          upper: goldenNumbers,
        }),
        z.object({
          fn: z.literal('betainc_regularised'),
          a: goldenNumbers,
          b: goldenNumbers,
          x: goldenNumbers,
          y: goldenNumbers,
        }),
        z.object({ fn: z.literal('erfc'), x: goldenNumbers, y: goldenNumbers }),
        z.object({ fn: z.literal('erfinv'), x: goldenNumbers, y: goldenNumbers }),
      ])
    ),
    benjaminiHochberg: z.object({ p: goldenNumbers, adjusted: goldenNumbers }),
    normality: z.array(z.object({ x: goldenNumbers, jarque_bera: pair, dagostino: pair })),
  })
  .parse(readGolden('tests_distributions.json'));

/** Tails are stated to hold down to 1e-300. */
const tail: Tolerance = { relative: 1e-8, absolute: 1e-300 };
const quantileTolerance: Tolerance = { relative: 1e-9 };

describe.each(golden.ttests)('two-sample tests: $name', (sample) => {
  const relative = sample.name === 'huge offset' ? 1e-5 : 1e-8;
  // scipy's means are sums of doubles: at 1e9 each may be a unit or two of the last place off, and t and p with them.
  const unit = 3 * Number.EPSILON * Math.max(Math.abs(mean(sample.a)), Math.abs(mean(sample.b)));

  function expectTest(actual: TTest, expected: z.infer<typeof tTest>): void {
    const shift = expected.t === 0 ? 0 : Math.abs((unit * actual.t) / (mean(sample.a) - mean(sample.b)));
    expectClose(actual.t, expected.t, { relative, absolute: shift }, 't');
    const ofP = relative + shift * (1 + Math.abs(expected.t));
    expectClose(actual.p, expected.p, { relative: Number.isFinite(ofP) ? ofP : relative, absolute: 1e-300 }, 'p');
    if (!Number.isNaN(actual.degreesOfFreedom) && !Number.isNaN(expected.t)) {
      expectClose(actual.degreesOfFreedom, expected.df, { relative }, 'degrees of freedom');
      expectAllClose(actual.interval95, expected.ci95, { relative, absolute: unit }, 'interval');
    }
  }

  const { student, welch, mannwhitney_asymptotic: mannWhitney, ks, ks_exact_p: exactP } = sample;
  if (student) {
    it("has Student's t", () => {
      expectTest(studentTTest(sample.a, sample.b), student);
    });
  }
  if (welch) {
    it("has Welch's t", () => {
      expectTest(welchTTest(sample.a, sample.b), welch);
    });
  }
  if (mannWhitney) {
    it("has Mann and Whitney's U", () => {
      const { u, p } = mannWhitneyTest(sample.a, sample.b);
      expectClose(u, mannWhitney.U, {}, 'U');
      expectClose(p, mannWhitney.p, tail, 'p');
    });
  }
  if (ks) {
    it("has Kolmogorov and Smirnov's distance", () => {
      const { distance, p } = kolmogorovSmirnovTest(sample.a, sample.b, 'asymptotic');
      expectClose(distance, ks.D, { relative: 1e-12 }, 'D');
      expectClose(p, ks.p_asymp, tail, 'p');
    });
  }
  if (exactP !== undefined) {
    it("has Kolmogorov and Smirnov's exact p", () => {
      expectClose(kolmogorovSmirnovTest(sample.a, sample.b, 'exact').p, exactP, tail, 'p');
    });
  }
});

interface Distribution {
  readonly cdf: (x: number) => number;
  readonly survival: (x: number) => number;
  readonly quantile: (probability: number) => number;
}

function distributionOf(of: (typeof golden.distributions)[number]): Distribution {
  switch (of.dist) {
    case 'chi2':
      return {
        cdf: (x) => chiSquareCdf(x, of.df),
        survival: (x) => chiSquareSurvival(x, of.df),
        quantile: (q) => chiSquareQuantile(q, of.df),
      };
    case 't':
      return {
        cdf: (x) => studentCdf(x, of.df),
        survival: (x) => studentSurvival(x, of.df),
        quantile: (q) => studentQuantile(q, of.df),
      };
    case 'F':
      return {
        cdf: (x) => fCdf(x, ...of.df),
        survival: (x) => fSurvival(x, ...of.df),
        quantile: (q) => fQuantile(q, ...of.df),
      };
    case 'normal':
      return { cdf: normalCdf, survival: normalSurvival, quantile: normalQuantile };
  }
}

describe.each(golden.distributions)('distribution $dist $df', (of) => {
  const { cdf, survival, quantile } = distributionOf(of);

  it('has the probabilities', () => {
    expectAllClose(of.x.map(cdf), of.cdf, tail, 'cdf');
    expectAllClose(of.x.map(survival), of.sf, tail, 'survival');
  });

  it('has the quantiles', () => {
    expectAllClose(of.q.map(quantile), of.ppf, quantileTolerance, 'quantile');
  });
});

describe.each(golden.special)('special function $fn', (of) => {
  it('has the values', () => {
    switch (of.fn) {
      case 'gammaln':
        expectAllClose(of.x.map(logGamma), of.y, quantileTolerance, 'ln Γ');
        break;
      case 'gammainc_lower_regularised': {
        const parts = of.x.map((x, i) => incompleteGamma(of.a[i] ?? NaN, x));
        expectAllClose(
          parts.map(({ lower }) => lower),
          of.y,
          tail,
          'lower'
        );
        expectAllClose(
          parts.map(({ upper }) => upper),
          of.upper,
          tail,
          'upper'
        );
        break;
      }
      case 'betainc_regularised': {
        const values = of.x.map((x, i) => incompleteBeta(of.a[i] ?? NaN, of.b[i] ?? NaN, x));
        expectAllClose(values, of.y, tail, 'I');
        break;
      }
      case 'erfc':
        expectAllClose(of.x.map(complementaryErrorFunction), of.y, tail, 'erfc');
        break;
      case 'erfinv':
        expectAllClose(of.x.map(inverseErrorFunction), of.y, quantileTolerance, 'erfinv');
        break;
    }
  });
});

describe('multiple tests', () => {
  it('has the q values of Benjamini and Hochberg', () => {
    const { p, adjusted } = golden.benjaminiHochberg;
    expectAllClose(benjaminiHochberg(p), adjusted, { relative: 1e-12 }, 'q');
  });
});

describe.each(golden.normality)('normality of sample %#', ({ x, jarque_bera, dagostino }) => {
  it('has the statistics', () => {
    const jarqueBera = jarqueBeraTest(x);
    expectAllClose([jarqueBera.statistic, jarqueBera.p], jarque_bera, tail, 'Jarque and Bera');
    const dAgostino = dAgostinoTest(x);
    expectAllClose([dAgostino.statistic, dAgostino.p], dagostino, tail, "D'Agostino");
  });
});
