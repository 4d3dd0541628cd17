import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { detect } from '../../src/core/detectors/judging/detect';
import { type DetectionRequest, type SeriesDetection } from '../../src/core/detectors/request/detection';
import { detectorDeclarations } from '../../src/core/detectors/detectorDeclarations';
import { resolveOptions } from '../../src/core/detectors/declaration/detectorOptions';
import { detectors } from '../../src/core/detectors/registry';
import { seededRandom } from '../../src/core/random';
import { type SeriesMatrix, seriesValues } from '../../src/core/series/seriesMatrix';
import { normalQuantile } from '../../src/core/statistics/distributions/normalDistribution';
import { hourMs, matrixOf, plainRequest, startMs } from './detectorRequests';

const length = 400;

/** Three daily series with noise that move together, and one wild value in each. */
function usualMatrix(seed = 1, count = length): SeriesMatrix {
  const random = seededRandom(seed);
  const noise = (): number => normalQuantile(0.0001 + 0.9998 * random());
  return matrixOf(
    [3, 5, 8].map((scale, s) =>
      Float64Array.from({ length: count }, (_, t) => {
        const wild = t === 300 + 10 * s ? 12 * scale : 0;
        return 100 * (s + 1) + scale * (2 * Math.sin((2 * Math.PI * t) / 24) + noise()) + wild;
      })
    )
  );
}

/** Seven series that do the same but for noise, and one that leaves them for a while. */
function peersMatrix(): SeriesMatrix {
  const random = seededRandom(5);
  return matrixOf(
    Array.from({ length: 8 }, (_, s) =>
      Float64Array.from({ length: 60 }, (__, t) => 50 + random() + (s === 7 && t >= 30 && t < 40 ? 6 : 0))
    )
  );
}

/** The same matrix with other values from row `from` on. */
function changedFrom(matrix: SeriesMatrix, from: number, change: (value: number) => number): SeriesMatrix {
  const count = matrix.times.length;
  return { ...matrix, values: matrix.values.map((value, i) => (i % count >= from ? change(value) : value)) };
}

function columns(detection: SeriesDetection): readonly Float64Array[] {
  return [detection.expected, detection.lower, detection.upper, detection.score];
}

/** Every detector of the registry, multivariate ones with a training short enough for these series. */
const cases = detectors.map((detector) => ({
  id: detector.id,
  detector,
  request: plainRequest(
    detector.id,
    detector.shape === 'multivariate' ? { options: { trainingSamples: 150, refitSamples: 50 } } : {}
  ),
}));

describe.each(cases)('detector $id', ({ detector, request }) => {
  it('scores present values with finite numbers that are not negative where it can judge, and no missing one', () => {
    const matrix = usualMatrix();
    const values = matrix.values.map((value, i) => (i % 37 === 5 ? NaN : value));
    const { series } = detect({ ...matrix, values }, request);
    series.forEach(({ score }, s) => {
      score.forEach((one, t) => {
        const isMissing = Number.isNaN(values[s * length + t]);
        expect(Number.isNaN(one) || (!isMissing && one >= 0 && Number.isFinite(one))).toBe(true);
      });
    });
  });

  it('judges something', () => {
    const { series, group } = detect(usualMatrix(), request);
    const scores = group === undefined || detector.shape === 'peers' ? series.map(({ score }) => score) : [group.score];
    expect(series.some(({ reason }) => reason === undefined)).toBe(true);
    expect(scores.some((score) => score.some((one) => one > 0))).toBe(true);
  });

  it('never sees the future: changing it leaves past judgements alone', () => {
    const before = detect(usualMatrix(), request);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: length - 1 }), fc.constantFrom(0, NaN, 1e6, -1e6), (from, value) => {
        const after = detect(
          changedFrom(usualMatrix(), from, () => value),
          request
        );
        before.series.forEach((series, s) => {
          const other = after.series[s];
          columns(series).forEach((column, c) => {
            const changed = other === undefined ? undefined : columns(other)[c];
            expect(changed?.slice(0, from)).toEqual(column.slice(0, from));
          });
        });
      }),
      { numRuns: 6 }
    );
  });

  it('is deterministic', () => {
    expect(detect(usualMatrix(), request)).toEqual(detect(usualMatrix(), request));
  });

  it('survives constant, missing, single and no values', () => {
    const odd = [
      matrixOf([new Float64Array(100).fill(5), new Float64Array(100).fill(5), new Float64Array(100).fill(5)]),
      matrixOf([new Float64Array(100).fill(NaN), new Float64Array(100).fill(NaN), new Float64Array(100).fill(NaN)]),
      matrixOf([[1], [2], [3]]),
      matrixOf([[], [], []]),
      matrixOf([]),
    ];
    for (const matrix of odd) {
      const { series } = detect(matrix, request);
      expect(series).toHaveLength(matrix.series.length);
      for (const { score } of series) {
        expect(score.some((one) => one > 1)).toBe(false);
      }
    }
  });

  it('says why when no value of a series could be judged', () => {
    const { series } = detect(matrixOf([[1], [1], [1]]), { ...request, minSamples: 10 });
    expect(series[0]?.reason).toBeDefined();
  });

  it('judges alike in another unit', () => {
    const matrix = usualMatrix();
    const scaled = { ...matrix, values: matrix.values.map((value) => 1024 * value) };
    const before = detect(matrix, request);
    detect(scaled, request).series.forEach(({ score }, s) => {
      score.forEach((one, t) => {
        const other = before.series[s]?.score[t] ?? NaN;
        expect(Object.is(one, other) || Math.abs(one - other) < 1e-6).toBe(true);
      });
    });
  });

  it('reports no fewer anomalies at a higher rate of alerts', () => {
    const matrix = detector.shape === 'peers' ? peersMatrix() : usualMatrix();
    const count = (alertsPerWeek: number): number =>
      detect(matrix, { ...request, alertsPerWeek }).series.reduce(
        (sum, { score }) => sum + score.filter((one) => one > 1).length,
        0
      );
    expect(count(10)).toBeGreaterThanOrEqual(count(0.25));
    expect(count(0.25)).toBeGreaterThanOrEqual(count(0.01));
  });

  it('reports only the side asked for', () => {
    const matrix = usualMatrix();
    for (const [direction, sign] of [
      ['above', 1],
      ['below', -1],
    ] as const) {
      const { series } = detect(matrix, { ...request, direction, alertsPerWeek: 4 });
      series.forEach(({ score, expected }, s) => {
        const values = seriesValues(matrix, s);
        score.forEach((one, t) => {
          expect(one > 0 && sign * ((values[t] ?? NaN) - (expected[t] ?? NaN)) < 0).toBe(false);
        });
      });
    }
  });

  it('refuses options that it does not have and values outside their limits', () => {
    expect(() => detect(usualMatrix(), { ...request, options: { nonsense: 1 } })).toThrow(RangeError);
    for (const [name, standard] of Object.entries(resolveOptions(detector.options, {}))) {
      const wrong = typeof standard === 'number' ? 1e12 : 17;
      expect(() => detect(usualMatrix(), { ...request, options: { [name]: wrong } })).toThrow(name);
    }
  });
});

const streaming = detectors.flatMap((detector) => (detector.shape === 'univariate' ? [{ id: detector.id }] : []));

describe.each(streaming)('univariate detector $id', ({ id }) => {
  it('does not learn outside of a pinned training range', () => {
    const training = { fromMs: startMs, toMs: startMs + 199 * hourMs };
    const before = detect(usualMatrix(), plainRequest(id, { training }));
    const after = detect(
      changedFrom(usualMatrix(), 250, (value) => value + 1),
      plainRequest(id, { training })
    );
    expect(after.series[0]?.expected.slice(0, 250)).toEqual(before.series[0]?.expected.slice(0, 250));
    expect(after.series[0]?.expected).toEqual(before.series[0]?.expected);
  });
});

const together = detectors.flatMap((detector) => (detector.shape === 'multivariate' ? [{ id: detector.id }] : []));

describe.each(together)('multivariate detector $id', ({ id }) => {
  const request: DetectionRequest = plainRequest(id, { options: { trainingSamples: 150, refitSamples: 50 } });

  it('shares its score out among the series: the one that deviates most carries it', () => {
    const matrix = usualMatrix(3);
    const { group, series } = detect(matrix, request);
    const peak = group?.score.indexOf(Math.max(...group.score.filter((score) => !Number.isNaN(score)))) ?? -1;
    const shares = [0, 1, 2].map((s) => group?.contributions[s * length + peak] ?? NaN);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(Math.max(...series.map(({ score }) => score[peak] ?? NaN))).toBe(group?.score[peak]);
  });

  it('is not hindered by a series without values', () => {
    const matrix = usualMatrix();
    const values = matrix.values.map((value, i) => (i < length ? NaN : value));
    const { series } = detect({ ...matrix, values }, request);
    expect(series[0]?.score.every(Number.isNaN)).toBe(true);
    expect(series[1]?.score.some((score) => score > 0)).toBe(true);
  });
});

describe('the declarations of detectors', () => {
  it.each(detectorDeclarations)('of $id has a row in docs/detectors.md', ({ id }) => {
    expect(readFileSync('docs/detectors.md', 'utf8')).toMatch(new RegExp(`^\\|.*\`${id}\``, 'm'));
  });

  it('are those of the registry, in its order', () => {
    expect(detectors.map(({ id }) => id)).toEqual(detectorDeclarations.map(({ id }) => id));
  });

  it.each(detectorDeclarations)(
    'of $id have a title and a description for every option, and what holds without it',
    ({ options }) => {
      const standards = resolveOptions(options, {});
      for (const [name, option] of Object.entries(options.shape)) {
        expect(z.toJSONSchema(option)).toMatchObject({
          title: expect.stringMatching(/^[A-Z]/),
          description: expect.stringMatching(/^[A-Z].*[^.]$/),
          ...(name in standards ? { default: standards[name] } : { unset: expect.stringMatching(/^\w/) }),
        });
      }
    }
  );
});
