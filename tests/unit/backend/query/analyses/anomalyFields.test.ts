import { expect, it } from 'vitest';
import { anomalyFields } from '../../../../../src/backend/query/analyses/anomaly/anomalyFields';

it('draws value, band and anomalies, and keeps the score, which has a scale of its own, out of the picture and the legend', () => {
  const one = (value: number): Float64Array => Float64Array.of(value);
  const judged = { value: one(9), expected: one(5), lower: one(4), upper: one(6), score: one(4) };
  const fields = anomalyFields('cpu', {}, judged);
  expect(fields.map(({ config }) => config?.displayNameFromDS)).toEqual([
    ...['cpu', 'cpu expected', 'cpu lower', 'cpu upper', 'cpu anomaly', 'cpu score'],
  ]);
  expect(fields.find(({ name }) => name === 'score')?.config?.min).toBe(0);
  const custom = Object.fromEntries(fields.map(({ name, config }) => [name, config?.custom]));
  expect(custom).toMatchObject({
    upper: { fillBelowTo: 'cpu lower', lineWidth: 0 },
    lower: { lineWidth: 0 },
    anomaly: { drawStyle: 'points' },
    score: { hideFrom: { viz: true, legend: true, tooltip: false } },
  });
});
