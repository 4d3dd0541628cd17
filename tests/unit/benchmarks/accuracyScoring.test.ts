import { describe, expect, it } from 'vitest';
import { alertScore } from '../../../benchmarks/accuracy/scoring/alertScore';
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

describe('the score of alerts', () => {
  const series = (
    alerts: ReadonlyArray<readonly [number, number]>,
    events: ReadonlyArray<readonly [number, number]>
  ) => {
    const scores = new Float64Array(3000);
    alerts.forEach(([first, end]) => scores.fill(2, first, end));
    return { stepMs: 60_000, length: 3000, historyLength: 1000, events, scores };
  };

  it('counts an alert at the start of an incident as right, and finds the incident', () => {
    const score = alertScore([series([[1502, 1504]], [[1500, 1530]])], 1);
    expect(score).toMatchObject({ precision: 1, recall: 1, f1: 1, delayMinutes: 2, falsePerWeek: 0 });
  });

  it('does not find an incident whose alert comes more than ten minutes late, nor one that it began to report long before', () => {
    expect(alertScore([series([[1512, 1520]], [[1500, 1530]])], 1)).toMatchObject({ precision: 1, recall: 0 });
    expect(alertScore([series([[1460, 1503]], [[1500, 1530]])], 1)).toMatchObject({ recall: 0 });
  });

  it('joins samples ten minutes apart and counts each full hour of a false alert once more', () => {
    const [once, joined, long] = [[[1500, 1501]], [[1500, 1501], [1510, 1511]], [[1500, 1630]]] as const; // prettier-ignore
    const weeks = 2000 / 10_080;
    expect(alertScore([series(once, [])], 1).falsePerWeek).toBeCloseTo(1 / weeks, 10);
    expect(alertScore([series(joined, [])], 1).falsePerWeek).toBeCloseTo(1 / weeks, 10);
    expect(alertScore([series(long, [])], 1).falsePerWeek).toBeCloseTo(3 / weeks, 10);
  });

  it('leaves the history, incidents that began in it and alerts on them out', () => {
    const score = alertScore([series([[500, 600], [1000, 1020]], [[990, 1015]])], 1); // prettier-ignore
    expect(score).toMatchObject({ falsePerWeek: 0, recall: 0, precision: 0 });
  });
});
