import { describe, expect, it } from 'vitest';
import { backtest } from '../../../../../src/core/detectors/backtest/backtest';
import { detect } from '../../../../../src/core/detectors/judging/detect';
import { seededRandom } from '../../../../../src/core/random';
import { hourMs, matrixOf, plainRequest, startMs } from '../../../../contract/detectorRequests';

const week = 24 * 7;
const random = seededRandom(1);
const values = Float64Array.from({ length: 4 * week }, () => 10 + random());
// Two incidents; the second begins an hour before it shows.
values.set([60, 60, 60], 2 * week);
values.set([60, 60], 3 * week);
const at = (index: number): number => startMs + index * hourMs;
const incidents = [
  { fromMs: at(2 * week), toMs: at(2 * week + 2) },
  { fromMs: at(3 * week - 1), toMs: at(3 * week + 1) },
  { fromMs: at(3 * week + 100), toMs: at(3 * week + 101) },
];
const request = plainRequest('robust', { options: { threshold: 20 }, minSamples: 10 });

const matrix = matrixOf([values]);
const detection = detect(matrix, request);

describe('a backtest', () => {
  it('counts alerts and time in alert of what it is asked about', () => {
    const last = { ...matrix, times: matrix.times.subarray(2 * week) };
    const outcome = backtest(detect(matrix, request, { firstJudged: 2 * week }), last);
    expect(outcome.alerts).toBe(2);
    expect(outcome.alertsPerWeek).toBeCloseTo(1, 10);
    expect(outcome.shareInAlert).toBeCloseTo(5 / (2 * week), 10);
    expect(outcome).not.toHaveProperty('precision');
  });

  it('measures precision, recall and delay against incidents', () => {
    const outcome = backtest(detection, matrix, { incidents });
    expect(outcome).toMatchObject({ precision: 1, meanDelayMs: hourMs / 2 });
    expect(outcome.recall).toBeCloseTo(2 / 3, 10);
    expect(backtest(detection, matrix, { incidents: incidents.slice(0, 1) }).precision).toBe(0.5);
  });
});
