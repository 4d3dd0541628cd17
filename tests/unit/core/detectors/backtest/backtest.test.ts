import { describe, expect, it } from 'vitest';
import { backtest } from '../../../../../src/core/detectors/backtest/backtest';
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

describe('a backtest', () => {
  it('counts alerts and time in alert of what it is asked about', () => {
    const [outcome] = backtest(matrixOf([values]), request, { fromMs: at(2 * week) });
    expect(outcome?.alerts).toBe(2);
    expect(outcome?.alertsPerWeek).toBeCloseTo(1, 10);
    expect(outcome?.shareInAlert).toBeCloseTo(5 / (2 * week), 10);
    expect(outcome).not.toHaveProperty('precision');
  });

  it('measures precision, recall and delay against incidents', () => {
    const [outcome] = backtest(matrixOf([values]), request, { incidents });
    expect(outcome).toMatchObject({ precision: 1, meanDelayMs: hourMs / 2 });
    expect(outcome?.recall).toBeCloseTo(2 / 3, 10);
    const [strangers] = backtest(matrixOf([values]), request, { incidents: incidents.slice(0, 1) });
    expect(strangers?.precision).toBe(0.5);
  });

  it('tries several sensitivities at once, alerts growing with them', () => {
    const outcomes = backtest(matrixOf([values]), plainRequest('rollingZScore'), { sensitivities: [0, 0.5, 1] });
    expect(outcomes.map(({ sensitivity }) => sensitivity)).toEqual([0, 0.5, 1]);
    expect(outcomes[0]?.alerts).toBeLessThanOrEqual(outcomes[1]?.alerts ?? -1);
    expect(outcomes[1]?.shareInAlert).toBeLessThanOrEqual(outcomes[2]?.shareInAlert ?? -1);
  });
});
