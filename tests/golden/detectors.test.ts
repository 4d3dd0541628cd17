import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { detect } from '../../src/core/detectors/judging/detect';
import { growForest, isolationScore, meanPathLength } from '../../src/core/detectors/isolation-forest/forest';
import {
  mahalanobisDistance,
  squaredMahalanobisInPlace,
} from '../../src/core/detectors/mahalanobis/mahalanobisDistance';
import { seasonal } from '../../src/core/detectors/seasonal/seasonal';
import { ZoneClock } from '../../src/core/detectors/clock/zoneClock';
import { resolveOptions } from '../../src/core/detectors/declaration/detectorOptions';
import { seededRandom } from '../../src/core/random';
import { chiSquareQuantile, chiSquareSurvival } from '../../src/core/statistics/distributions/chiSquareDistribution';
import { rank } from '../../src/core/statistics/rank';
import { matrixOf, plainRequest } from '../contract/detectorRequests';
import { expectClose } from './expectClose';
import { goldenMatrix, goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const thresholds = z.record(z.string(), goldenNumber);
const mahalanobisCases = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        X: goldenMatrix,
        query: goldenMatrix,
        rank: z.number(),
        chi2_threshold: thresholds,
        pinv_d2: goldenNumbers,
        d2: goldenNumbers.optional(),
        p: goldenNumbers.optional(),
      })
    ),
  })
  .parse(readGolden('mahalanobis.json')).cases;

describe.each(mahalanobisCases)('Mahalanobis distance: $name', (golden) => {
  const columns = golden.X[0]?.length ?? 0;
  const model = mahalanobisDistance(Float64Array.from(golden.X.flat()), columns);
  const distances = golden.query.map((row) =>
    squaredMahalanobisInPlace(model, Float64Array.from(row), new Float64Array(columns))
  );

  it('has the covariance’s rank', () => {
    expect(model.rank).toBe(golden.rank);
  });

  it('is the golden one, or finite and said to be singular', () => {
    if (golden.d2 === undefined) {
      expect(model.rank).toBeLessThan(columns);
      expect(distances.every(Number.isFinite)).toBe(true);
      return;
    }
    const relative = columns >= 38 ? 1e-6 : 1e-8;
    golden.d2.forEach((value, i) => expectClose(distances[i] ?? NaN, value, { relative }, `d2[${i}]`));
  });

  it('has the golden significance and thresholds', () => {
    golden.p?.forEach((value, i) =>
      expectClose(
        chiSquareSurvival(golden.d2?.[i] ?? NaN, columns),
        value,
        { relative: 1e-8, absolute: 1e-300 },
        `p[${i}]`
      )
    );
    for (const [probability, value] of Object.entries(golden.chi2_threshold)) {
      expectClose(chiSquareQuantile(1 - Number(probability), columns), value, { relative: 1e-8 }, probability);
    }
  });
});

const forestGolden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        X: goldenMatrix,
        meanScore: goldenNumbers,
        sdScore: goldenNumbers,
        singleRunSpearman: z.object({ min: z.number() }),
      })
    ),
    c256: z.number(),
  })
  .parse(readGolden('isolation_forest.json'));

describe('isolation forest', () => {
  it('has the golden mean path length', () => {
    expectClose(meanPathLength(256), forestGolden.c256, { relative: 1e-12 }, 'c(256)');
  });

  it.each(forestGolden.cases)('$name: scores lie within the spread of seeds', (golden) => {
    const columns = golden.X[0]?.length ?? 0;
    const rows = Float64Array.from(golden.X.flat());
    const forest = growForest(rows, columns, 100, 256, seededRandom(42));
    const scores = golden.X.map((_, i) => isolationScore(forest, rows, i * columns));
    const within = scores.filter(
      (score, i) => Math.abs(score - (golden.meanScore[i] ?? NaN)) <= 4 * (golden.sdScore[i] ?? NaN)
    ).length;
    expect(within / scores.length).toBeGreaterThanOrEqual(0.99);
    expect(correlation(rank(scores), rank(golden.meanScore))).toBeGreaterThanOrEqual(
      golden.singleRunSpearman.min - 0.01
    );
  });
});

const rolling = z
  .object({
    seedStatisticalDetector: z
      .object({
        x: goldenNumbers,
        window: z.number(),
        threshold: z.number(),
        flags: z.array(z.boolean()),
      })
      .optional(),
    seedSeasonalDetector: z
      .object({
        t0: z.number(),
        step: z.number(),
        x: goldenNumbers,
        result: z.array(z.object({ reason: z.string().optional(), z_excluding_current: goldenNumber.optional() })),
      })
      .optional(),
  })
  .parse(readGolden('rolling.json'));

describe('the documents’ detectors', () => {
  it.runIf(rolling.seedStatisticalDetector)(
    'flag what the rolling one flags, and more only where a flagged value no longer teaches',
    () => {
      const { x, window, threshold, flags } = rolling.seedStatisticalDetector ?? never();
      // Its window holds the present value, and judges from the tenth value on.
      const request = plainRequest('rollingZScore', { options: { window: window - 1, threshold }, minSamples: 9 });
      const score = detect(matrixOf([x]), request).series[0]?.score;
      const own = Array.from(score ?? [], (one) => one > 1);
      expect(own).toHaveLength(flags.length);
      own.forEach((isFlagged, i) => {
        const teaches = flags.slice(Math.max(0, i - window), i).includes(true);
        expect(isFlagged, `value ${i}`).toBe(flags[i] === true || (isFlagged && teaches));
      });
    }
  );

  it.runIf(rolling.seedSeasonalDetector)(
    'score by the hour of the day, the present value left out, by no less spread than the newest noise',
    () => {
      const { t0, step, x, result } = rolling.seedSeasonalDetector ?? never();
      const times = Float64Array.from(x, (_, i) => (t0 + i * step) * 1000);
      const context = { options: resolveOptions(seasonal.options, { threshold: 1 }), stepMs: step * 1000, seed: 1 };
      const clock = new ZoneClock('UTC');
      // Three references may all but coincide (the documents' detector then scores 13.9): ours takes the newest noise for
      // the least spread. On the last day its noise and its references are of other days than the documents'.
      const compared = result.slice(0, 120);
      let equal = 0;
      compared.forEach((golden, i) => {
        const judged = seasonal.judge(
          { times: times.slice(0, i + 1), values: Float64Array.from(x).slice(0, i + 1), firstJudged: i },
          { ...context, clock }
        );
        const { reason } = judged;
        const score = judged.score[0] ?? NaN;
        if (golden.reason !== undefined) {
          expect(reason).toBe(golden.reason);
        } else if (i < 72) {
          // Two references: the documents' detector judges by them and the value itself, ours asks for three.
          expect(reason).toBe('insufficient_seasonal_data');
        } else {
          const theirs = golden.z_excluding_current ?? NaN;
          expect(score, `z[${i}]`).toBeLessThanOrEqual(theirs * (1 + 1e-10));
          equal += score >= theirs * (1 - 1e-10) ? 1 : 0;
        }
      });
      expect(equal).toBe(23);
    }
  );
});

function never(): never {
  throw new Error('the golden file has no such part');
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const meanA = mean(a);
  const meanB = mean(b);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] ?? NaN) - meanA;
    const y = (b[i] ?? NaN) - meanB;
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return product / Math.sqrt(squaresA * squaresB);
}
