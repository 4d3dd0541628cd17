import { describe, expect, it } from 'vitest';
import { detect } from '../../../../src/core/detectors/judging/detect';
import { seededRandom } from '../../../../src/core/random';
import { normalQuantile } from '../../../../src/core/statistics/distributions/normalDistribution';
import { hourMs, matrixOf, plainRequest } from '../../../contract/detectorRequests';

const minuteMs = 60_000;

function normals(count: number, mean: number, deviation: number, seed = 42): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => mean + deviation * normalQuantile(1e-6 + (1 - 2e-6) * random()));
}

function anomalous(score: Float64Array | undefined): number[] {
  return Array.from(score ?? []).flatMap((one, i) => (one > 1 ? [i] : []));
}

describe('the documents’ examples', () => {
  it('flags 150, 50 and 200 after 100 values of N(100, 10) with window 50 and threshold 2.5', () => {
    const values = [...normals(100, 100, 10), 150, 50, 200];
    const request = plainRequest('rollingZScore', { options: { window: 50, threshold: 2.5 }, minSamples: 10 });
    const flagged = anomalous(detect(matrixOf([values]), request).series[0]?.score);
    expect(flagged).toEqual(expect.arrayContaining([100, 101, 102]));
    expect(flagged.length).toBeLessThan(8);
  });

  it('flags what is injected into a daily series, by the hour of the day and nothing else', () => {
    const noise = normals(24 * 14, 0, 2);
    const values = noise.map((one, t) => 100 + 50 * Math.sin((2 * Math.PI * t) / 24) + one);
    const injected = [24 * 10 + 6, 24 * 12 + 18];
    // Usual for a series between 50 and 150, but not at that hour.
    values[injected[0] ?? 0] = 100;
    values[injected[1] ?? 0] = 100;
    const request = plainRequest('seasonal', { options: { threshold: 4 } });
    const flagged = anomalous(detect(matrixOf([values]), request).series[0]?.score);
    expect(flagged).toEqual(expect.arrayContaining(injected));
    const alsoByRange = detect(matrixOf([values]), plainRequest('rollingZScore')).series[0]?.score;
    expect(injected.some((at) => (alsoByRange?.[at] ?? 0) > 1)).toBe(false);
  });
});

describe('a level shift', () => {
  const values = normals(60 * 24 * 7, 10, 1).map((value, t) => (t < 3000 ? value : value + 30));
  const matrix = matrixOf([values], minuteMs);

  it.each(['levelShift', 'ensemble', 'robust', 'rollingZScore', 'ewma'])('is found by %s', (id) => {
    const flagged = anomalous(detect(matrix, plainRequest(id, { minSamples: 50 })).series[0]?.score);
    expect(flagged.some((at) => at >= 3000 && at < 3015)).toBe(true);
  });

  it.each(['levelShift', 'ensemble', 'robust', 'rollingZScore', 'ewma'])('does not alert for long in %s', (id) => {
    const flagged = anomalous(detect(matrix, plainRequest(id, { minSamples: 50 })).series[0]?.score);
    // The default marks an event until the value is back, for six hours at the most: then it is the level.
    const known = id === 'ensemble' ? 3000 + 6 * 60 + 15 : 3120;
    const later = flagged.filter((at) => at >= known);
    // What remains is the rate of any quiet series, not the shift.
    expect(later.length / (values.length - known)).toBeLessThan(0.02);
  });

  it('is told from a single spike', () => {
    const spiked = normals(400, 10, 1);
    spiked[300] = 100;
    const { series } = detect(matrixOf([spiked]), plainRequest('levelShift'));
    expect(anomalous(series[0]?.score.slice(295, 320))).toEqual([]);
  });
});

describe('the default on quiet noise', () => {
  it('alerts on less than one value in a thousand', () => {
    const matrix = matrixOf([normals(10_000, 0, 1, 1), normals(10_000, 0, 1, 2)], minuteMs);
    const { series } = detect(matrix, plainRequest('ensemble'));
    const flagged = series.reduce((sum, { score }) => sum + anomalous(score).length, 0);
    expect(flagged / 20_000).toBeLessThan(0.001);
  });

  it('knows a value that is usual at noon for unusual at midnight', () => {
    const values = normals(288 * 10, 0, 1).map((noise, t) => 100 + 50 * Math.cos((2 * Math.PI * t) / 288) + noise);
    const at = 288 * 9 + 144;
    values[at] = 150;
    const { series } = detect(matrixOf([values], 5 * minuteMs), plainRequest('ensemble'));
    expect(series[0]?.score[at]).toBeGreaterThan(1);
    expect(series[0]?.expected[at]).toBeCloseTo(50, -1);
  });
});

describe('seasons on a clock', () => {
  it('follow daylight saving where a time zone is given', () => {
    // Two weeks around Berlin's change of 2024-03-31; the load comes at nine by the local clock.
    const startMs = Date.UTC(2024, 2, 18);
    const local = (t: number): number => (t + (startMs + t * hourMs >= Date.UTC(2024, 2, 31, 1) ? 2 : 1)) % 24;
    const noise = normals(24 * 18, 0, 1);
    const values = noise.map((one, t) => (local(t) === 9 ? 100 : 10) + one);
    const matrix = { ...matrixOf([values]), times: Float64Array.from(values, (_, t) => startMs + t * hourMs) };
    const after = (timeZone: string): number =>
      anomalous(
        detect(matrix, plainRequest('seasonal', { options: { timeZone, threshold: 4 }, minDeviation: 20 })).series[0]
          ?.score
      ).length;
    expect(after('Europe/Berlin')).toBe(0);
    expect(after('UTC')).toBeGreaterThan(0);
  });

  it('refuse an unknown zone', () => {
    const request = plainRequest('seasonal', { options: { timeZone: 'Mars/Olympus' } });
    expect(() => detect(matrixOf([[1, 2, 3]]), request)).toThrow(RangeError);
  });
});

describe('the common rules', () => {
  const values = normals(200, 10, 1);
  values.set([60, -40, 60, 60], 150);
  const matrix = matrixOf([values]);
  const scores = (changes: object): Float64Array | undefined =>
    detect(matrix, plainRequest('robust', { minSamples: 10, ...changes })).series[0]?.score;

  it('judge no value before enough were seen, and say why', () => {
    expect(anomalous(scores({ minSamples: 500 }))).toEqual([]);
    expect(detect(matrix, plainRequest('robust', { minSamples: 500 })).series[0]?.reason).toBe('insufficient_data');
  });

  it('leave only the direction asked for', () => {
    expect(anomalous(scores({ direction: 'above' })?.slice(150))).toEqual([0, 2, 3]);
    expect(anomalous(scores({ direction: 'below' })?.slice(150))).toEqual([1]);
  });

  it('ignore deviations below the least', () => {
    expect(anomalous(scores({ minDeviation: 45 }))).toEqual([150, 151, 152, 153]);
    expect(anomalous(scores({ minDeviation: 52 }))).toEqual([]);
  });

  it('confirm m of n', () => {
    expect(anomalous(scores({ confirm: { required: 3, of: 4 } })?.slice(140, 170))).toEqual([12, 13, 14]);
    expect(() => scores({ confirm: { required: 3, of: 2 } })).toThrow(RangeError);
  });

  it('stay quiet after an alert until it grows worse', () => {
    const quiet = scores({ quietSamples: 30, direction: 'above' });
    expect(anomalous(quiet?.slice(150, 181)).length).toBeLessThan(3);
    expect(quiet?.[150]).toBe(scores({ direction: 'above' })?.[150]);
  });
});

describe('peers', () => {
  const row = [10, 10.2, 9.9, 10.1, 10.05, 9.95, 30];
  const matrix = matrixOf(row.map((value) => [value, value]));

  it.each(['peerDbscan', 'peerMad'])('are told from the one that left them by %s', (id) => {
    const { series, group } = detect(matrix, plainRequest(id));
    expect(series.map(({ score }) => (score[0] ?? 0) > 1)).toEqual([false, false, false, false, false, false, true]);
    expect(group?.contributions[6 * 2]).toBeGreaterThan(0.6);
  });

  it.each(['peerDbscan', 'peerMad'])('that all stand at one value are told from the one that left them by %s', (id) => {
    const { series } = detect(matrixOf([0, 0, 0, 0, 0, 50].map((value) => [value, value])), plainRequest(id));
    expect(series.map(({ score }) => (score[0] ?? 0) > 1)).toEqual([false, false, false, false, false, true]);
    expect(detect(matrixOf([[5], [5], [5], [5]]), plainRequest(id)).series[0]?.reason).toBe('no_variation');
  });

  it('need a majority to be normal', () => {
    const { series } = detect(
      matrixOf([[1], [2], [3], [4]]),
      plainRequest('peerDbscan', { options: { sensitivity: 0.9 } })
    );
    expect(series[0]?.reason).toBe('no_majority_of_peers');
  });

  it('need to be three', () => {
    expect(detect(matrixOf([[1], [9]]), plainRequest('peerMad')).series[0]?.reason).toBe('too_few_peers');
  });
});

describe('series that follow each other', () => {
  const count = 600;
  const broken = 500;
  const training = { fromMs: matrixOf([[0]]).times[0] ?? 0, toMs: (matrixOf([[0]]).times[0] ?? 0) + 399 * hourMs };
  const shareAlerting = (id: string, x: Float64Array, y: Float64Array, from: number, to: number): number => {
    const { group } = detect(matrixOf([x, y]), plainRequest(id, { training }));
    return anomalous(group?.score.slice(from, to)).length / (to - from);
  };

  it.each(['mahalanobis', 'nearestNeighbours', 'kMeansDistance'])(
    'and stop doing so are found by %s, though each stays in its range',
    (id) => {
      const x = normals(count, 0, 1, 1);
      const noise = normals(count, 0, 0.05, 2);
      const y = x.map((value, t) => (t < broken ? value : -value) + (noise[t] ?? 0));
      expect(shareAlerting(id, x, y, 410, broken)).toBeLessThan(0.1);
      expect(shareAlerting(id, x, y, broken + 20, count)).toBeGreaterThan(0.3);
    }
  );

  it.each(['forecastResidual', 'multivariateEnsemble'])('and lose their rhythm are found by %s', (id) => {
    const noise = [normals(count, 0, 0.1, 1), normals(count, 0, 0.1, 2)];
    const wave = (t: number, shift: number): number => Math.sin(t / 6 + shift);
    const x = Float64Array.from({ length: count }, (_, t) => wave(t, 0) + (noise[0]?.[t] ?? 0));
    const shuffled = seededRandom(9);
    const y = Float64Array.from(
      { length: count },
      (_, t) => wave(t < broken ? t : 600 * shuffled(), 1) + (noise[1]?.[t] ?? 0)
    );
    expect(shareAlerting(id, x, y, 410, broken)).toBeLessThan(0.05);
    expect(shareAlerting(id, x, y, broken + 20, count)).toBeGreaterThan(0.9);
  });

  it('are too many for a covariance of fewer than two rows a series', () => {
    const many = Array.from({ length: 20 }, (_, s) => normals(35, 0, 1, s));
    const all = { fromMs: -Infinity, toMs: Infinity };
    expect(detect(matrixOf(many), plainRequest('mahalanobis', { training: all })).group?.reason).toBe(
      'insufficient_data'
    );
    expect(
      detect(matrixOf(many.slice(0, 10)), plainRequest('mahalanobis', { training: all })).group?.reason
    ).toBeUndefined();
  });
});
