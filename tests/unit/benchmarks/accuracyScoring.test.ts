import { describe, expect, it } from 'vitest';
import { averagePrecision } from '../../../benchmarks/accuracy/scoring/averagePrecision';
import { nabScore } from '../../../benchmarks/accuracy/scoring/nabScore';

describe('the NAB score', () => {
  const windows = [[50, 59]] as const;
  const alertsAt = (rows: readonly number[]): Float64Array =>
    Float64Array.from({ length: 200 }, (_, i) => (rows.includes(i) ? 1 : 0));

  it('is 100 for an alert on the first row of every window and nothing else', () => {
    expect(nabScore([{ windows, scores: alertsAt([50]) }]).score).toBeCloseTo(100, 10);
  });

  it('is 0 for no alert', () => {
    expect(nabScore([{ windows, scores: new Float64Array(200) }]).score).toBe(0);
  });

  it('falls with delay and with each false positive', () => {
    const late = nabScore([{ windows, scores: alertsAt([55]) }]);
    const wrong = nabScore([{ windows, scores: alertsAt([50, 40]) }]);
    // Row 55 of 50 … 59: position −0.5, weight 2 / (1 + e^-2.5) − 1, over that of −1.
    expect(late.score).toBeCloseTo(50 * (1 + 0.8482836399575129 / 0.9866142981514303), 8);
    expect(wrong.score).toBeCloseTo(100 - 50 * 0.11, 10);
    expect(wrong).toMatchObject({ falsePositives: 1, foundWindows: 1, windows: 1 });
  });

  it('does not count the first 15 % of a file', () => {
    expect(nabScore([{ windows, scores: alertsAt([50, 10, 29]) }]).score).toBeCloseTo(100, 10);
  });
});

describe('average precision', () => {
  it('is the mean precision at each anomaly, equal scores taken together', () => {
    expect(averagePrecision(Uint8Array.of(1, 0, 1, 0), Float64Array.of(4, 3, 2, 1))).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(averagePrecision(Uint8Array.of(1, 0, 0, 0), Float64Array.of(1, 1, 1, 1))).toBeCloseTo(0.25, 12);
    expect(averagePrecision(Uint8Array.of(1, 0), Float64Array.of(NaN, -5))).toBeCloseTo(0.5, 12);
  });
});
