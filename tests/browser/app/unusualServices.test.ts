import { describe, expect, it } from 'vitest';
import { servicesOfMost, unusualServices } from '../../../src/app/pages/home/unusualServices';
import { withinBudget } from '../../../src/app/pages/home/withinBudget';

const counted = (refId: string, count: number, services: Readonly<Record<string, string>> = {}) => ({
  input: { refId, expr: refId },
  count,
  serviceOf: new Map(Object.entries(services)),
  series: [],
});
const anomaly = (series: string, peakScore: number, startMs = 0) => ({
  series,
  peakScore,
  startMs,
  endMs: startMs + 1,
  sentence: '',
  agreeing: '',
  disagreeing: '',
  actual: NaN,
  expected: NaN,
});

describe('a budget of series', () => {
  it('takes queries in order as long as they fit, and passes over what is empty or too large', () => {
    const counts = [counted('a', 400), counted('b', 700), counted('c', 0), counted('d', 600), counted('e', 1)];
    expect(withinBudget(counts, 1000).map(({ input }) => input.refId)).toEqual(['a', 'd']);
    expect(withinBudget([], 1000)).toEqual([]);
  });
});

describe('the services with something unusual', () => {
  it('come by the share of their series that is unusual, each anomaly of a series counted once', () => {
    const counts = [
      counted('latency', 3, { 'db latency': 'db', 'web latency': 'web', 'web errors': 'web' }),
      counted('other', 1),
    ];
    const found = unusualServices(
      [anomaly('web latency', 9), anomaly('web latency', 3, 5), anomaly('db latency', 2), anomaly('alone', 7)],
      counts
    );
    expect(
      found.map(({ service, unusualSeries, series, highest }) => [service, unusualSeries, series, highest])
    ).toEqual([
      ['alone', 1, 1, 7],
      ['db', 1, 1, 2],
      ['web', 1, 2, 9],
    ]);
    expect(found[2]?.anomalies.map(({ peakScore }) => peakScore)).toEqual([9, 3]);
  });
});

describe('the services that most of the unusual series belong to', () => {
  const named = (counts: Readonly<Record<string, number>>) =>
    servicesOfMost(
      Object.entries(counts).map(([service, unusualSeries]) => ({
        service,
        unusualSeries,
        series: 60,
        anomalies: [],
        highest: 2,
      }))
    ).map(({ service }) => service);

  it('are as few as hold more than half of them, whatever share of its own series that is', () => {
    expect(named({ db: 12, node: 3, web: 5, user: 3, product: 4, cache: 3, other: 3 })).toEqual(['db', 'web']);
    expect(named({ node: 1, web: 2 })).toEqual(['web']);
    expect(named({ db: 2, web: 2 })).toEqual(['db', 'web']);
  });

  it('are none where that takes more than three', () => {
    expect(named({ a: 4, b: 4, c: 4, d: 4, e: 4, f: 4 })).toEqual([]);
    expect(named({})).toEqual([]);
  });
});
