import { describe, expect, it } from 'vitest';
import { detect } from '../../../../src/core/detectors/judging/detect';
import { seededRandom } from '../../../../src/core/random';
import { normalQuantile } from '../../../../src/core/statistics/distributions/normalDistribution';
import { matrixOf, plainRequest } from '../../../contract/detectorRequests';

const minuteMs = 60_000;
const day = 1440;
const quarter = 15;

/** The lowest bound of the last day of four, in which values are normal noise and what is made of it. */
function lowestBound(valueAt: (noise: number, t: number) => number): number {
  const random = seededRandom(3);
  const values = Float64Array.from({ length: 4 * day }, (_, t) =>
    valueAt(normalQuantile(0.0001 + 0.9998 * random()), t)
  );
  const { lower = [] } = detect(matrixOf([values], minuteMs), plainRequest('ensemble')).series[0] ?? {};
  return Math.min(...lower.slice(3 * day));
}

describe('the band of the ensemble', () => {
  it.each([0, 0.5, 1.5])('reaches down to 0 where values never were below %s', (least) => {
    // In few of the quarters of an hour, so that it does not count as a floor.
    expect(lowestBound((noise) => Math.max(least, 5 + noise))).toBe(0);
    const once = (noise: number, t: number): number => (t % day === 5 ? least : Math.max(least, 3.5 + noise));
    expect(lowestBound(once)).toBe(0);
  });

  it('ends at a floor below 0 that most quarters of an hour reach, and not at one that half of them reach', () => {
    expect(lowestBound((noise) => Math.max(-5, -4 + noise))).toBe(-5);
    const half = (noise: number, t: number): number =>
      Math.floor(t / quarter) % 2 === 0 && t % quarter === 3 ? -5 : Math.max(-4.9, -4 + noise);
    expect(lowestBound(half)).toBeLessThan(-5);
  });
});
