import { describe, expect, it } from 'vitest';
import { anomalousIntervals } from '../../../../src/core/detectors/rules/anomalousIntervals';

describe('intervals of anomalous scores', () => {
  it('join over a gap of so many others, and no longer one; the first of equal peaks counts', () => {
    const scores = Float64Array.of(2, 0, NaN, 2, 0, 0, 0, 3, 4, 1);
    expect(anomalousIntervals(scores, 2)).toEqual([
      { first: 0, last: 3, peak: 0 },
      { first: 7, last: 8, peak: 8 },
    ]);
    expect(anomalousIntervals(scores, 3)).toEqual([{ first: 0, last: 8, peak: 8 }]);
    expect(anomalousIntervals(scores, 2, 1, 8)).toEqual([
      { first: 3, last: 3, peak: 3 },
      { first: 7, last: 7, peak: 7 },
    ]);
  });
});
