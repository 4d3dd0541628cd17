import { describe, expect, it } from 'vitest';
import { bucketColumns } from '../../../src/panels/correlation/bucketColumns';
import { bucketSeries } from '../../../src/panels/correlation/bucketSeries';
import { localHours } from '../../../src/panels/correlation/localHours';

const hourMs = 3_600_000;
const monday = Date.UTC(2026, 0, 5);
const minuteAt = (minutes: number) => monday + minutes * 60_000;
const series = (times: number[], values: number[]) => ({
  name: 'load',
  labels: {},
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});
const defaults = { bucket: 'hourOfDay', bucketMinutes: 60, aggregation: 'mean' } as const;
type BucketOptions = Parameters<typeof bucketSeries>[2] & Parameters<typeof bucketColumns>[1];
const columnsIn = (zone: string, options: Partial<BucketOptions>, ...all: number[][]) =>
  bucketColumns(
    all.map((times) => series(times, times)),
    { ...defaults, ...options },
    (time) => new Date(time).toISOString().slice(5, 16),
    zone
  );
const columnsOf = (options: Partial<BucketOptions>, ...all: number[][]) => columnsIn('utc', options, ...all);
const bucket = (options: Partial<BucketOptions>, times: number[], values: number[], zone = 'utc') => {
  const columns = columnsIn(zone, options, times);
  if (!columns.ok) {
    throw new Error(columns.error);
  }
  return bucketSeries([series(times, values)], columns.value, { ...defaults, ...options }, zone);
};

describe('bucketColumns', () => {
  it('names the hours of the week from Monday on', () => {
    const columns = columnsOf({ bucket: 'hourOfWeek' }, [monday]);
    expect(columns.ok && [columns.value.names.length, columns.value.names[25], columns.value.times]).toEqual([
      168,
      'Tue 01:00',
      undefined,
    ]);
  });

  it('intervals run from the first sample of all series to the last', () => {
    const columns = columnsOf({ bucket: 'interval', bucketMinutes: 30 }, [monday + hourMs], [monday, monday + 1]);
    expect(columns.ok && columns.value.names).toEqual(['01-05T00:00', '01-05T00:30', '01-05T01:00']);
    expect(columns.ok && columns.value.times?.[2]).toBe(monday + hourMs);
  });

  it('has as many intervals as can be seen, and says that it refuses more', () => {
    const ends = (minutes: number) => columnsOf({ bucket: 'interval', bucketMinutes: 1 }, [monday, minuteAt(minutes)]);
    expect(ends(1999)).toMatchObject({ ok: true });
    expect(ends(2000)).toMatchObject({ ok: false, error: expect.stringContaining('more than 2000 columns') });
  });
});

describe('intervals by the clock of a zone', () => {
  const hourly = (fromMs: number, length: number) => Array.from({ length }, (_, i) => fromMs + i * hourMs);
  const counts = (minutes: number, zone: string, times: number[]) =>
    Array.from(bucket({ bucket: 'interval', bucketMinutes: minutes, aggregation: 'count' }, times, times, zone).values);

  it.each([
    ['days begin at midnight', 1440, 'Europe/Berlin', Date.UTC(2026, 0, 4, 23), 48, [24, 24]],
    [
      'a day whose midnight is skipped begins at one',
      1440,
      'America/Santiago',
      Date.UTC(2026, 8, 5, 4),
      71,
      [24, 23, 24],
    ],
    ['so do its quarters', 360, 'America/Havana', Date.UTC(2026, 2, 8, 5), 23, [5, 6, 6, 6]],
    ['a day that an island skips has no interval', 1440, 'Pacific/Apia', Date.UTC(2011, 11, 29, 10), 48, [24, 24]],
    ['days of summer, west of Greenwich', 1440, 'America/New_York', Date.UTC(2026, 6, 1, 4), 48, [24, 24]],
    ['a day of 23 hours', 1440, 'Europe/Berlin', Date.UTC(2026, 2, 27, 23), 71, [24, 23, 24]],
    ['a day of 25 hours', 1440, 'Europe/Berlin', Date.UTC(2026, 9, 23, 22), 73, [24, 25, 24]],
    ['weeks begin on Monday', 10_080, 'Europe/Berlin', Date.UTC(2026, 0, 4, 22), 170, [1, 168, 1]],
    ['weeks of UTC, too', 10_080, 'utc', Date.UTC(2026, 0, 4, 23), 169, [1, 168]],
    ['shifts of eight hours', 480, 'Asia/Kolkata', Date.UTC(2026, 0, 4, 19), 24, [8, 8, 8]],
    [
      'shifts keep their hours when clocks change',
      720,
      'Europe/Berlin',
      Date.UTC(2026, 2, 28, 23),
      47,
      [11, 12, 12, 12],
    ],
    ['the hour that comes twice is two columns', 60, 'Europe/Berlin', Date.UTC(2026, 9, 25), 3, [1, 1, 1]],
  ])('%s', (_, minutes, zone, fromMs, length, expected) => {
    expect(counts(minutes, zone, hourly(fromMs, length))).toEqual(expected);
  });

  it('hours begin at the full hour where the zone is half an hour off', () => {
    const from = Date.UTC(2026, 0, 5, 0, 30);
    const columns = columnsIn('Asia/Kolkata', { bucket: 'interval', bucketMinutes: 60 }, [from, from + hourMs]);
    expect(columns.ok && columns.value.times).toEqual(Float64Array.of(from, from + hourMs));
  });
});

describe('bucketSeries', () => {
  it('puts samples into the hours of the day, over days', () => {
    const { values } = bucket({}, [monday, monday + 5 * hourMs, monday + 24 * hourMs], [1, 7, 3]);
    expect(values).toHaveLength(24);
    expect([values[0], values[5]]).toEqual([2, 7]);
    expect(values[1]).toBeNaN();
  });

  it('keeps days and zones apart', () => {
    const days = (zone: string) =>
      Array.from(bucket({ bucket: 'dayOfWeek', aggregation: 'count' }, [monday], [1], zone).values);
    expect(days('utc')).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(days('America/New_York')).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it.each([
    ['mean', 2],
    ['max', 3],
    ['min', 1],
    ['sum', 6],
    ['count', 3],
    ['median', 2],
    ['last', 2],
    ['p95', 2.9],
    ['p99', 2.98],
  ] as const)('aggregates to %s', (aggregation, expected) => {
    const { values } = bucket({ aggregation }, [monday, monday + 1, monday + 2, monday + hourMs], [1, 3, 2, 9]);
    expect(values[0]).toBeCloseTo(expected);
    expect(values[2]).toEqual(aggregation === 'count' ? 0 : Number.NaN);
  });

  it('skips missing values, and counts none in an empty bucket', () => {
    const { values } = bucket({ aggregation: 'count' }, [monday, monday + 1], [Number.NaN, 5]);
    expect(Array.from(values.slice(0, 2))).toEqual([1, 0]);
  });

  it('each series has its row, whether or not it has its times alone', () => {
    const [shared, own] = [[monday, monday + hourMs], [monday + hourMs]];
    const columns = columnsOf({ bucket: 'interval' }, shared, own);
    const first = series(shared, [1, 2]);
    const rows = [first, { ...series([], [3, 4]), times: first.times }, series(own, [5])];
    const result = columns.ok && bucketSeries(rows, columns.value, { ...defaults, bucket: 'interval' }, 'utc');
    expect(result && Array.from(result.values)).toEqual([1, 2, 3, 4, Number.NaN, 5]);
    expect(result && result.columnTimes).toEqual(Float64Array.of(monday, monday + hourMs));
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
