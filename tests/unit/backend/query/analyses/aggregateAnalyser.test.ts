import { describe, expect, it } from 'vitest';
import { askDemo, hourMs, midnightMs, minuteMs } from './askDemo';
import { column } from './readFrame';

const range = { fromMs: midnightMs + 3 * hourMs, toMs: midnightMs + 4 * hourMs };
const inputs = [{ refId: 'cpu', expr: 'shop_cpu_percent{node="db-node-01"}', legend: '{{node}}' }];

async function samples(fromMs: number, toMs: number): Promise<readonly number[]> {
  const analysis = { kind: 'aggregate', function: 'last', windowMs: 15_000 };
  const [frame] = await askDemo({ inputs, analysis, stepMs: 15_000 }, { fromMs, toMs });
  return column(frame, 'last').map(Number);
}

async function aggregated(name: string, windowMs: number, stepMs: number): Promise<readonly number[]> {
  const [frame] = await askDemo({ inputs, analysis: { kind: 'aggregate', function: name, windowMs }, stepMs }, range);
  expect(column(frame, 'time')).toHaveLength(hourMs / stepMs + 1);
  return column(frame, name).map(Number);
}

describe('an aggregate query', () => {
  it('aggregates every scrape of a window, also where the step is as long as the window', async () => {
    const scrapes = await samples(range.fromMs - 5 * minuteMs + 15_000, range.toMs);
    const windows = Array.from({ length: 13 }, (_, i) => scrapes.slice(20 * i, 20 * (i + 1)));
    expect(windows.map(({ length }) => length)).toEqual(new Array(13).fill(20));
    const close = (actual: readonly number[], expected: readonly number[]): void => {
      expect(actual.map((value) => value.toFixed(9))).toEqual(expected.map((value) => value.toFixed(9)));
    };
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    close(
      await aggregated('avg', 300_000, 300_000),
      windows.map((window) => sum(window) / 20)
    );
    close(
      await aggregated('max', 300_000, 300_000),
      windows.map((window) => Math.max(...window))
    );
    close(
      await aggregated('min', 300_000, 300_000),
      windows.map((window) => Math.min(...window))
    );
    close(await aggregated('sum', 300_000, 300_000), windows.map(sum));
    close(
      await aggregated('last', 300_000, 300_000),
      windows.map((window) => window.at(-1) ?? NaN)
    );
    close(
      await aggregated('count', 300_000, 300_000),
      windows.map(() => 20)
    );
  });

  it('gives windows that overlap where the step is shorter, the same at the same time', async () => {
    const coarse = await aggregated('avg', 600_000, 300_000);
    const fine = await aggregated('avg', 600_000, 60_000);
    expect(fine.filter((_, i) => i % 5 === 0)).toEqual(coarse);
  });

  it('takes the quantile that is asked for', async () => {
    const analysis = { kind: 'aggregate', function: 'quantile', quantile: 1, windowMs: 300_000 };
    const [frame] = await askDemo({ inputs, analysis, stepMs: 300_000 }, range);
    expect(column(frame, 'quantile')).toEqual(await aggregated('max', 300_000, 300_000));
    expect(frame?.fields[1]?.labels).toMatchObject({ node: 'db-node-01' });
  });

  it('counts on over the restart of a counter', async () => {
    const counter = [{ refId: 'c', expr: 'shop_requests_total{service="cache",code="2xx"}' }];
    const analysis = { kind: 'aggregate', function: 'rate', windowMs: 600_000 };
    const [frame] = await askDemo(
      { inputs: counter, analysis, stepMs: 60_000 },
      { fromMs: midnightMs - 30 * minuteMs, toMs: midnightMs + 30 * minuteMs }
    );
    const rates = column(frame, 'rate').map(Number);
    expect(rates).toHaveLength(61);
    // The cache answers 900 requests a second on a working day's average, fewer at night.
    expect(rates.filter((rate) => rate < 550 || rate > 800)).toEqual([]);
  });

  it('gives alert rules its time series as they are', async () => {
    const [frame] = await askDemo(
      { inputs, analysis: { kind: 'aggregate' }, stepMs: 60_000 },
      { ...range, isFromAlert: true }
    );
    expect(frame?.meta?.type).toBe('timeseries-multi');
    expect(frame?.fields.map(({ type }) => type)).toEqual(['time', 'number']);
  });
});
