import { describe, expect, it } from 'vitest';
import { currentMetrics, openMetrics } from '../../../../scripts/demo-workload/openMetrics';
import { standardSeries } from '../../../../scripts/demo-workload/standardSeries';
import { dayMs, incidentsOfDay } from '../../../../src/backend/upstreams/demo/incidents';
import { sampleRange } from '../../../../src/backend/upstreams/demo/sampleRange';
import { scrapeIntervalMs } from '../../../../src/backend/upstreams/demo/shopBehaviour';
import { type Labels } from '../../../../src/core/series/labelledSeries';

const day = 20_480;
const slowdownMs = incidentsOfDay(day).find(({ kind }) => kind === 'database-slowdown')?.fromMs ?? NaN;

/** What a counter has grown by. */
function increase(wanted: Labels, fromMs: number, toMs: number): number {
  const found = standardSeries.filter(({ labels }) =>
    Object.entries(wanted).every(([name, value]) => labels[name] === value)
  );
  return found.reduce((sum, series) => {
    const { values } = sampleRange(series, { fromMs, toMs, stepMs: scrapeIntervalMs });
    return sum + (values.at(-1) ?? NaN) - (values[0] ?? NaN);
  }, 0);
}

describe("the demo under exporters' names", () => {
  it('gives each series its own labels', () => {
    const keys = standardSeries.map(({ labels }) => JSON.stringify(Object.entries(labels).sort()));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['before the slowdown', slowdownMs - 900_000, 0.05],
    ['in it', slowdownMs + 120_000, 0.95],
  ])('counts responses of the database by how long they took: %s', (_, fromMs, slowShare) => {
    const database = { service: 'database' };
    const toMs = fromMs + 600_000;
    const bucket = (le: string): number =>
      increase({ __name__: 'http_request_duration_seconds_bucket', ...database, le }, fromMs, toMs);
    const all = increase({ __name__: 'http_request_duration_seconds_count', ...database }, fromMs, toMs);
    expect(bucket('+Inf')).toBe(all);
    expect(bucket('0.025')).toBeLessThanOrEqual(bucket('0.05'));
    expect(1 - bucket('0.025') / all).toBeGreaterThan(slowShare === 0.95 ? 0.9 : 0);
    expect(1 - bucket('0.05') / all).toBeLessThan(slowShare);
    const codes = ['200', '503'].map((code) =>
      increase({ __name__: 'http_requests_total', ...database, code }, fromMs, toMs)
    );
    expect(codes.reduce((sum, count) => sum + count, 0)).toBe(all);
  });

  it('lets the modes of a processor fill its time', () => {
    const host = { __name__: 'node_cpu_seconds_total', nodename: 'web-node-01' };
    expect(increase(host, day * dayMs + 3_600_000, day * dayMs + 7_200_000)).toBeCloseTo(3600, 6);
  });

  it('is written as promtool takes it', () => {
    const text = [...openMetrics(standardSeries.slice(0, 1), 0, 15_000)].join('');
    expect(text).toBe(
      'up{namespace="shop",job="web-frontend",service="web-frontend",environment="production",instance="web-frontend:8080"} 1 0\n' +
        'up{namespace="shop",job="web-frontend",service="web-frontend",environment="production",instance="web-frontend:8080"} 1 15\n' +
        '# EOF\n'
    );
  });

  it('is scraped with its times, but for alerts, which must be seen to end', () => {
    const alert = { labels: { __name__: 'ALERTS' }, type: 'gauge' as const, sampleAt: () => 1 };
    expect(currentMetrics([...standardSeries.slice(0, 1), alert], 44_000)).toMatch(
      /^up\{.*\} 1 30000\nALERTS\{\} 1\n$/
    );
  });
});
