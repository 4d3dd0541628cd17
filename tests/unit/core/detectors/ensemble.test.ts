import { describe, expect, it } from 'vitest';
import { detect } from '../../../../src/core/detectors/detect';
import { TailReference } from '../../../../src/core/detectors/ensemble/tailReference';
import { seededRandom } from '../../../../src/core/random';
import { normalQuantile } from '../../../../src/core/statistics/distributions/normalDistribution';
import { matrixOf, plainRequest } from '../../../contract/detectorRequests';

const minuteMs = 60_000;
const day = 1440;

function noisy(length: number, at: (t: number) => number, seed = 3): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length }, (_, t) => at(t) + normalQuantile(0.0001 + 0.9998 * random()));
}

function scoresOf(values: Float64Array): Float64Array {
  return detect(matrixOf([values], minuteMs), plainRequest('ensemble')).series[0]?.score ?? new Float64Array(0);
}

describe('the ensemble', () => {
  it('marks an outage of an hour from onset to recovery, and the next ones three hours and a day later', () => {
    const starts = [3 * day + 600, 3 * day + 840, 4 * day + 600];
    const values = noisy(5 * day, (t) => 50 + (starts.some((start) => t >= start && t < start + 60) ? 15 : 0));
    const score = scoresOf(values);
    for (const start of starts) {
      expect(score.slice(start, start + 60).filter((one) => one > 1).length).toBeGreaterThanOrEqual(54);
      expect(score.slice(start + 70, start + 120).some((one) => one > 1)).toBe(false);
    }
  });

  it('sees a counter that was always 0', () => {
    const values = new Float64Array(2 * day);
    values.fill(500, 2000, 2010);
    expect(scoresOf(values)[2000]).toBeGreaterThan(1);
  });

  it('does not mind what comes every day at the same time', () => {
    const values = noisy(9 * day, (t) => 20 + (t % day >= 200 && t % day < 230 ? 40 : 0));
    const last = scoresOf(values).slice(7 * day);
    expect(last.some((one) => one > 1)).toBe(false);
  });

  it('sees a daily peak that does not come', () => {
    const rhythm = (t: number): number => 100 + 40 * Math.sin((2 * Math.PI * t) / day);
    const values = noisy(8 * day, (t) => (t >= 7 * day + 240 && t < 7 * day + 480 ? 100 : rhythm(t)));
    const score = scoresOf(values);
    expect(score.slice(7 * day + 240, 7 * day + 480).some((one) => one > 1)).toBe(true);
  });

  it('draws a band that an incident does not blow up and that does not go below 0', () => {
    const values = noisy(4 * day, (t) => (t >= 3 * day && t < 3 * day + 30 ? 300 : 6)).map(Math.abs);
    const { lower = [], upper = [] } = detect(matrixOf([values], minuteMs), plainRequest('ensemble')).series[0] ?? {};
    const before = (upper[3 * day - 1] ?? NaN) - (lower[3 * day - 1] ?? NaN);
    for (let t = 3 * day; t < 3 * day + 120; t++) {
      expect((upper[t] ?? NaN) - (lower[t] ?? NaN)).toBeLessThan(1.5 * before);
      expect(lower[t]).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('what comes once in a month', () => {
  it('is near the true quantile for exponential deviations', () => {
    const random = seededRandom(11);
    const tail = new TailReference(200, 0.3);
    for (let block = 0; block < 200; block++) {
      for (let i = 0; i < 15; i++) {
        tail.push(-Math.log(1 - random()));
      }
      tail.closeBlock();
    }
    // Once in 2880 blocks of 15 values.
    const truth = Math.log(2880 * 15);
    expect(tail.levelAt(Math.log(2880))).toBeGreaterThan(0.8 * truth);
    expect(tail.levelAt(Math.log(2880))).toBeLessThan(1.35 * truth);
  });
});
