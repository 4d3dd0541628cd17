import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../src/core/detectors/judging/detect';
import { explainAnomalies } from '../../../../../src/core/detectors/explain/explainAnomalies';
import { formatDuration } from '../../../../../src/core/series/formatDuration';
import { formatQuantity } from '../../../../../src/core/series/formatQuantity';
import { seededRandom } from '../../../../../src/core/random';
import { hourMs, matrixOf, plainRequest, startMs } from '../../../../contract/detectorRequests';

function noise(seed: number, count = 300): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => 100 + random());
}

describe('explanations', () => {
  it('name start, end, peak, values, the others’ opinions, and say it in a sentence', () => {
    const values = noise(1);
    values.set([120, 130, 125], 250);
    const matrix = matrixOf([values]);
    const request = plainRequest('robust', { minSamples: 10 });
    const { anomalies, unjudged } = explainAnomalies(matrix, detect(matrix, request), request);
    expect(unjudged).toEqual([]);
    expect(anomalies).toHaveLength(1);
    const [anomaly] = anomalies;
    expect(anomaly).toMatchObject({
      seriesIndex: 0,
      startMs: startMs + 250 * hourMs,
      endMs: startMs + 252 * hourMs,
      peakMs: startMs + 251 * hourMs,
      actual: 130,
    });
    expect(anomaly?.expected).toBeCloseTo(100.5, 0);
    expect(anomaly?.peakScore).toBeGreaterThan(10);
    expect(anomaly?.agreeing).toContain('Rolling z-score');
    expect(anomaly?.disagreeing).not.toContain('Rolling z-score');
    expect(anomaly?.sentence).toMatch(
      /^a was 130, above the 100\.\d+ expected: \d+ times the threshold at the peak, anomalous for 3 h\. \d of \d other detectors agree/
    );
  });

  it('name the series that contributes most to a group’s anomaly', () => {
    const series = [noise(1), noise(2), noise(3)];
    series[1]?.set([140], 280);
    const matrix = matrixOf(series);
    const training = { fromMs: startMs, toMs: startMs + 200 * hourMs };
    const request = plainRequest('mahalanobis', { training });
    const { anomalies } = explainAnomalies(matrix, detect(matrix, request), request, {
      range: { fromMs: startMs + 270 * hourMs, toMs: startMs + 290 * hourMs },
    });
    expect(anomalies).toHaveLength(1);
    expect(anomalies[0]?.seriesIndex).toBe(1);
    expect(anomalies[0]?.contributions[0]?.name).toBe('b');
    expect(anomalies[0]?.contributions[0]?.share).toBeGreaterThan(0.8);
    expect(anomalies[0]?.sentence).toMatch(/^b was 140, above/);
  });

  it('say why nothing could be said', () => {
    const matrix = matrixOf([[1, 2]]);
    const request = plainRequest('seasonal', { minSamples: 10 });
    const { anomalies, unjudged } = explainAnomalies(matrix, detect(matrix, request), request);
    expect(anomalies).toEqual([]);
    expect(unjudged).toEqual([
      {
        seriesIndex: 0,
        reason: 'insufficient_data',
        sentence: 'a could not be judged: there are too few values before it to compare with.',
      },
    ]);
  });
});

describe('numbers and durations', () => {
  it.each([
    [0, '0'],
    [1 / 3, '0.3333'],
    [1234567, '1235000'],
    [-2.5e9, '-2.50e+9'],
    [1e-7, '1.00e-7'],
  ])('%d reads %s', (value, text) => expect(formatQuantity(value)).toBe(text));

  it.each([
    [40_000, '40 s'],
    [60_000, '60 s'],
    [5_400_000, '90 min'],
    [172_800_000, '2 d'],
  ])('%d ms reads %s', (value, text) => expect(formatDuration(value)).toBe(text));
});
