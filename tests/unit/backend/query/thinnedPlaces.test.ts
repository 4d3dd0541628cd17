import { describe, expect, it } from 'vitest';
import { thinnedPlaces } from '../../../../src/backend/query/detection/thinnedPlaces';

const minuteMs = 60_000;

function shownOf(scores: readonly number[], intervalMs: number): number[] {
  const times = Float64Array.from(scores, (_, i) => i * minuteMs);
  return [...thinnedPlaces(times, Float64Array.from(scores), times, intervalMs)];
}

describe('what is shown of many samples', () => {
  it('is of each interval the highest score, of equal ones the first', () => {
    expect(shownOf([0.1, 0.3, 0.2, 0, 0, 0, NaN, NaN, 0.1], 3 * minuteMs)).toEqual([1, 3, 8]);
  });

  it('is where an anomaly begins and ends, too', () => {
    const scores = [0, 0, 2, 3, 2, 2, 5, 2, 2, 0, 0, 0];
    expect(shownOf(scores, 4 * minuteMs)).toEqual([2, 3, 6, 8]);
    expect(shownOf(scores, 12 * minuteMs)).toEqual([2, 6, 8]);
  });

  it('is of several anomalies of an interval where the first begins and the last ends', () => {
    expect(shownOf([0, 2, 0, 3, 0, 1, 1, 0], 8 * minuteMs)).toEqual([1, 3, 6]);
  });

  it('ends no anomaly at a sample without a score', () => {
    expect(shownOf([0, 2, NaN, NaN, 2, 3, 0, 0, 0], 3 * minuteMs)).toEqual([1, 5, 6]);
  });
});
