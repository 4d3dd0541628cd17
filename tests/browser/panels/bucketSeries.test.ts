import { describe, expect, it } from 'vitest';
import { bucketSeries } from '../../../src/panels/correlation/bucketSeries';
import { localHours } from '../../../src/panels/correlation/localHours';

const hourMs = 3_600_000;
const monday = Date.UTC(2026, 0, 5);
const series = (times: number[], values: number[]) => ({
  name: 'load',
  labels: {},
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});
const bucket = (
  options: Partial<Parameters<typeof bucketSeries>[1]>,
  times: number[],
  values: number[],
  zone = 'utc'
) =>
  bucketSeries(
    [series(times, values)],
    { bucket: 'hourOfDay', bucketMinutes: 60, aggregation: 'mean', ...options },
    zone,
    (time) => new Date(time).toISOString().slice(5, 16)
  );

describe('bucketSeries', () => {
  it('puts samples into the hours of the day, over days', () => {
    const result = bucket({}, [monday, monday + 24 * hourMs, monday + 5 * hourMs], [1, 3, 7]);
    const values = result.ok ? Array.from(result.value.values) : [];
    expect(values).toHaveLength(24);
    expect([values[0], values[5]]).toEqual([2, 7]);
    expect(values[1]).toBeNaN();
  });

  it.each([
    ['max', 3],
    ['min', 1],
    ['sum', 6],
    ['count', 3],
    ['median', 2],
    ['last', 2],
    ['p99', 2.98],
  ] as const)('aggregates to %s', (aggregation, expected) => {
    const result = bucket({ aggregation }, [monday, monday + 1, monday + 2], [1, 3, 2]);
    expect(result.ok && result.value.values[0]).toBeCloseTo(expected);
  });

  it('skips missing values, and counts none in an empty bucket', () => {
    const result = bucket({ aggregation: 'count' }, [monday, monday + 1], [Number.NaN, 5]);
    expect(result.ok && Array.from(result.value.values.slice(0, 2))).toEqual([1, 0]);
  });

  it('names the hours of the week from Monday on', () => {
    const result = bucket({ bucket: 'hourOfWeek' }, [monday + 25 * hourMs], [9]);
    expect(result.ok && [result.value.columns.length, result.value.columns[25], result.value.values[25]]).toEqual([
      168,
      'Tue 01:00',
      9,
    ]);
  });

  it('intervals run from the first sample to the last', () => {
    const result = bucket({ bucket: 'interval', bucketMinutes: 30 }, [monday, monday + hourMs], [1, 2]);
    expect(result.ok && result.value.columns).toEqual(['01-05T00:00', '01-05T00:30', '01-05T01:00']);
  });

  it('refuses more columns than can be seen', () => {
    expect(bucket({ bucket: 'interval', bucketMinutes: 1 }, [monday, monday + 3000 * 60_000], [1, 2]).ok).toBe(false);
  });
});

describe('localHours', () => {
  it('follows the clocks of the zone, summer time included', () => {
    const berlin = localHours('Europe/Berlin');
    expect(berlin(Date.UTC(2026, 0, 4, 23, 30))).toEqual({ hour: 0, weekday: 0 });
    expect(berlin(Date.UTC(2026, 6, 6, 12))).toEqual({ hour: 14, weekday: 0 });
  });

  it('knows zones that differ by three quarters of an hour', () => {
    expect(localHours('Asia/Kathmandu')(Date.UTC(2026, 0, 5, 0, 10)).hour).toBe(5);
    expect(localHours('Asia/Kathmandu')(Date.UTC(2026, 0, 5, 0, 20)).hour).toBe(6);
  });
});
