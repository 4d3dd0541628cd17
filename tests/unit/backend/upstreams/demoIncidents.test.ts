import { describe, expect, it } from 'vitest';
import { demoSeries } from '../../../../src/backend/upstreams/demo/demoSeries';
import { scrapeIntervalMs } from '../../../../src/backend/upstreams/demo/shopBehaviour';
import { dayMs, incidentsOfDay } from '../../../../src/backend/upstreams/demo/incidents';
import { sampleRange } from '../../../../src/backend/upstreams/demo/sampleRange';

/** An even day of the week, so that both recurring incidents happen. */
const day = 20_480;

function values(name: string, labels: Readonly<Record<string, string>>, fromMs: number, toMs: number): Float64Array {
  const found = demoSeries.find(
    (series) =>
      series.labels['__name__'] === name && Object.entries(labels).every(([key, value]) => series.labels[key] === value)
  );
  if (found === undefined) {
    throw new Error(`no series ${name} ${JSON.stringify(labels)}`);
  }
  return sampleRange(found, { fromMs, toMs, stepMs: scrapeIntervalMs }).values;
}

function mean(list: Float64Array): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}

describe('the demo shop', () => {
  it('gives each series its own labels', () => {
    const keys = demoSeries.map(({ labels }) => JSON.stringify(Object.entries(labels).sort()));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets a slow database reach the frontend within 60 s', () => {
    const slowdown = incidentsOfDay(day).find(({ kind }) => kind === 'database-slowdown');
    const start = slowdown?.fromMs ?? NaN;
    const firstSlow = (service: string): number => {
      const before = mean(values('shop_service_latency_ms', { service }, start - 600_000, start - scrapeIntervalMs));
      const after = values('shop_service_latency_ms', { service }, start, start + 300_000);
      return after.findIndex((value) => value > 2 * before) * scrapeIntervalMs;
    };
    expect(['database', 'user-service', 'product-service', 'web-frontend'].map(firstSlow)).toEqual([
      0, 30_000, 45_000, 60_000,
    ]);
  });

  it('gives web-node-04 three times its load from 14:00 to 18:00', () => {
    const at = (hour: number): number => day * dayMs + hour * 3_600_000;
    const ratio = (from: number, to: number): number =>
      mean(values('shop_active_connections', { node: 'web-node-04' }, at(from), at(to) - scrapeIntervalMs)) /
      mean(values('shop_active_connections', { node: 'web-node-05' }, at(from), at(to) - scrapeIntervalMs));
    expect(ratio(14, 18)).toBeCloseTo(3, 1);
    expect(ratio(12, 14)).toBeCloseTo(1, 1);
    expect(ratio(18, 20)).toBeCloseTo(1, 1);
  });

  it('counts up from midnight, and the same however it is asked', () => {
    const midnight = day * dayMs;
    const whole = values('shop_requests_total', { service: 'cache', code: '2xx' }, midnight, midnight + 3_600_000);
    const late = values(
      'shop_requests_total',
      { service: 'cache', code: '2xx' },
      midnight + 1_800_000,
      midnight + 3_600_000
    );
    expect(late).toEqual(whole.subarray(whole.length - late.length));
    expect(whole.every((value, i) => i === 0 || value >= (whole[i - 1] ?? Infinity))).toBe(true);
    const nextDay = values(
      'shop_requests_total',
      { service: 'cache', code: '2xx' },
      midnight + dayMs,
      midnight + dayMs
    );
    expect(nextDay[0]).toBeLessThan(whole.at(-1) ?? 0);
  });

  it('takes the last scrape at or before each time', () => {
    const onGrid = values('shop_cpu_percent', { node: 'db-node-01' }, day * dayMs, day * dayMs);
    const series = demoSeries.find(
      ({ labels }) => labels['node'] === 'db-node-01' && labels['__name__'] === 'shop_cpu_percent'
    );
    expect(
      series && sampleRange(series, { fromMs: day * dayMs + 14_000, toMs: day * dayMs + 14_000, stepMs: 1000 }).values
    ).toEqual(onGrid);
  });
});
