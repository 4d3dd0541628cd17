import { describe, expect, it } from 'vitest';
import { type Labels } from '../../../src/core/series/labelledSeries';
import { symptomOfLabels } from '../../../src/app/investigation/symptomOfLabels';

const series: ReadonlyArray<{ readonly name: string; readonly labels: Labels }> = [
  { name: 'web latency', labels: { __name__: 'latency', job: 'web' } },
  { name: 'db latency', labels: { job: 'db' } },
  { name: 'db latency in shop', labels: { job: 'db', namespace: 'shop' } },
  { name: 'all', labels: {} },
];

describe('the symptom of an alert instance', () => {
  it('is the series whose labels the instance has, beside those of the rule', () => {
    expect(symptomOfLabels(series, { alertname: 'Slow', severity: 'critical', job: 'web' })).toBe('web latency');
  });

  it('is the one that says the most where several fit', () => {
    expect(symptomOfLabels(series, { job: 'db', namespace: 'shop' })).toBe('db latency in shop');
    expect(symptomOfLabels(series, { job: 'db', namespace: 'other' })).toBe('db latency');
  });

  it('is not known where none fits', () => {
    expect(symptomOfLabels(series, { job: 'cache' })).toBeUndefined();
    expect(symptomOfLabels([], { job: 'web' })).toBeUndefined();
  });
});
