import { describe, expect, it } from 'vitest';
import { detect } from '../../src/core/detectors/judging/detect';
import { detectors } from '../../src/core/detectors/registry';
import { seededRandom } from '../../src/core/random';
import { normalQuantile } from '../../src/core/statistics/distributions/normalDistribution';
import { matrixOf, plainRequest } from './detectorRequests';

const minuteMs = 60_000;
const day = 1440;
const jumpAt = 4 * day + 300;
/** The old default counts distances in bins until the new one takes its place. */
const univariate = detectors.flatMap(({ id, shape }) => (shape === 'univariate' ? [{ id }] : []));
const multivariate = detectors.flatMap(({ id, shape }) => (shape === 'multivariate' ? [{ id }] : []));

function normals(count: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => normalQuantile(1e-6 + (1 - 2e-6) * random()));
}

/** The highest score of a day's judging, of which the jump of 25 minutes is a part. */
function scoresOf(id: string, values: ArrayLike<number>): Float64Array {
  const matrix = matrixOf([values], minuteMs);
  return (
    detect(matrix, plainRequest(id, { minSamples: 10 }), { firstJudged: 4 * day }).series[0]?.score ??
    new Float64Array(0)
  );
}

function highest(scores: Float64Array, first: number, end: number): number {
  return scores.slice(first - 4 * day, end - 4 * day).reduce((most, one) => (one > most ? one : most), 0);
}

describe.each(univariate)('surprises of detector $id', ({ id }) => {
  const length = jumpAt + 100;
  const jump = (usual: (t: number) => number, to: number): Float64Array =>
    Float64Array.from({ length }, (_, t) => (t >= jumpAt && t < jumpAt + 25 ? to : usual(t)));

  it.each([
    ['was always 0', () => 0, 500],
    ['was always the same', () => 7, 8],
    ['was 0 but for single ones', (t: number) => (t % 400 === 0 ? 1 : 0), 50],
  ] as const)('sees a count that %s jump', (_, usual, to) => {
    const scores = scoresOf(id, jump(usual, to));
    expect(highest(scores, jumpAt, jumpAt + 25)).toBeGreaterThan(1);
    // For as long as it lasts, but for what a median of ten needs.
    expect(scores.slice(jumpAt - 4 * day, jumpAt + 25 - 4 * day).filter((one) => one > 1).length).toBeGreaterThan(15);
    expect(highest(scores, 4 * day, jumpAt)).toBeLessThan(1);
  });

  it('says nothing about a count that goes on being 0 but for single ones', () => {
    const scores = scoresOf(
      id,
      Float64Array.from({ length }, (_, t) => (t % 331 === 0 ? 1 : 0))
    );
    expect(highest(scores, 4 * day, length)).toBeLessThan(1);
  });

  const noise = normals(length, 1);
  const noisy = jump((t) => 10 + (noise[t] ?? 0), 60);

  it.each([1e-12, 1e12])('scores the same in a unit of %d', (unit) => {
    const before = scoresOf(id, noisy);
    scoresOf(
      id,
      noisy.map((value) => value * unit)
    ).forEach((score, i) => expect(Math.abs(score - (before[i] ?? NaN))).toBeLessThan(1e-6 * Math.max(1, score)));
  });

  it('judges the same far from 0, as epoch seconds are', () => {
    const before = scoresOf(id, noisy);
    const flips = scoresOf(
      id,
      noisy.map((value) => value + 1.7e9)
    ).filter((score, i) => score > 1 !== (before[i] ?? NaN) > 1);
    expect(flips.length).toBeLessThanOrEqual(2);
  });
});

describe.each(multivariate)('surprises of detector $id', ({ id }) => {
  const length = 1500;
  const at = 1400;

  it('sees a single row in which one series is 6 standard deviations off, and names the series', () => {
    const series = [1, 2, 3, 4].map((seed) => normals(length, seed));
    series[2]?.fill(6, at, at + 1);
    const { group } = detect(matrixOf(series, minuteMs), plainRequest(id), { firstJudged: 1000 });
    const score = group?.score ?? new Float64Array(0);
    const shares = series.map((_, s) => group?.contributions[s * score.length + at - 1000] ?? NaN);
    expect(score[at - 1000]).toBeGreaterThan(1);
    expect(shares.indexOf(Math.max(...shares))).toBe(2);
  });
});

describe.each(multivariate)('a series among others by detector $id', ({ id }) => {
  const length = 1500;
  const at = 1400;
  const scoresAmong = (first: Float64Array, others: readonly Float64Array[]): Float64Array =>
    detect(matrixOf([first, ...others], minuteMs), plainRequest(id), { firstJudged: 1000 }).series[0]?.score ??
    new Float64Array(0);
  const jump = (usual: (t: number) => number, to: number): Float64Array =>
    Float64Array.from({ length }, (_, t) => (t >= at && t < at + 10 ? to : usual(t)));
  const noise = [normals(length, 5), normals(length, 6)];
  const own = normals(length, 7);
  const still = [0, 7].map((value) => new Float64Array(length).fill(value));

  it.each([
    ['was always 0', () => 0, 50],
    ['was always the same', () => 7, 8],
    ['was 0 but for single ones', (t: number) => (t % 200 === 0 ? 1 : 0), 50],
    ['was always on or off', (t: number) => Math.floor(t / 60) % 2, 5],
  ] as const)('sees one that %s jump, whether the others move or stand still', (_, usual, to) => {
    for (const others of [noise, still]) {
      const scores = scoresAmong(jump(usual, to), others);
      expect(scores.slice(at - 1000, at - 990).some((score) => score > 1)).toBe(true);
      expect(scores.slice(0, at - 1000).filter((score) => score > 1).length).toBeLessThan(12);
    }
  });

  it.each([1.7e9, -1.7e9])('judges the same where its values begin at %d', (offset) => {
    const noisy = jump((t) => 10 + (own[t] ?? 0), 60);
    const before = scoresAmong(noisy, noise);
    const flips = scoresAmong(
      noisy.map((value) => value + offset),
      noise
    ).filter((score, i) => score > 1 !== (before[i] ?? NaN) > 1);
    expect(before[at - 1000]).toBeGreaterThan(1);
    expect(flips.length).toBeLessThanOrEqual(2);
  });
});

describe('series that stop following each other, each within its range', () => {
  it.each(['multivariateEnsemble', 'mahalanobis', 'nearestNeighbours'])('are seen and named by %s', (id) => {
    const [x, noise, other] = [normals(1500, 1), normals(1500, 2), normals(1500, 3)] as const;
    const y = x.map((value, t) => (t < 1400 ? value : -value) + 0.05 * (noise[t] ?? 0));
    const { group } = detect(matrixOf([x, y, other], minuteMs), plainRequest(id), { firstJudged: 1000 });
    const score = group?.score ?? new Float64Array(0);
    expect(score.slice(0, 400).filter((one) => one > 1).length).toBeLessThan(20);
    expect(score.slice(420).filter((one) => one > 1).length).toBeGreaterThan(20);
    const share = (s: number): number =>
      (group?.contributions ?? new Float64Array(0))
        .slice(s * 500 + 420, (s + 1) * 500)
        .reduce((sum, one) => sum + one, 0);
    expect(Math.min(share(0), share(1))).toBeGreaterThan(share(2));
  });
});
