import { describe, expect, it } from 'vitest';
import { markedEvents } from '../../../../../src/backend/query/analyses/eventImpact/markedEvents';
import { askDemo, hourMs, minuteMs, slowdown } from './askDemo';
import { column, fieldNames, rowsOf } from './readFrame';

const latency = { refId: 'latency', expr: 'shop_service_latency_ms', legend: '{{service}}' };
const analysis = { kind: 'eventImpact', events: [{ timeMs: slowdown.fromMs, name: 'deploy 42' }] };
const model = { inputs: [latency], analysis, stepMs: 15_000 };
const range = { fromMs: slowdown.fromMs - hourMs, toMs: slowdown.fromMs + hourMs };
const affected = ['database', 'product-service', 'user-service', 'web-frontend'];

describe('an event impact query', () => {
  it('shows what changed with an event, and only that', async () => {
    const [frame] = await askDemo(model, range);
    expect(column(frame, 'series')).toEqual(affected);
    const [database] = rowsOf(frame);
    expect(database).toMatchObject({ time: slowdown.fromMs, event: 'deploy 42', significant: 1, meaningful: 1 });
    expect(database?.['change']).toBeGreaterThan(700);
    expect(database?.['before']).toBeCloseTo(12, -1);
    expect(database?.['q']).toBeLessThan(0.001);
  });

  it('leaves annotations to the browser: none found is no error, and an alert rule hears what to do', async () => {
    const tagged = { ...model, analysis: { kind: 'eventImpact', annotationTags: ['deploy'] } };
    const [frame] = await askDemo(tagged, range);
    expect(column(frame, 'series')).toEqual([]);
    await expect(askDemo(tagged, { ...range, isFromAlert: true })).rejects.toThrow(
      'annotations are read by the browser: in an alert rule, give "events" or "eventInput" instead'
    );
  });

  it('shows the rest too when asked', async () => {
    const [frame] = await askDemo({ ...model, analysis: { ...analysis, onlyChanged: false } }, range);
    const cache = rowsOf(frame).find(({ series }) => series === 'cache');
    expect(column(frame, 'series')).toHaveLength(6);
    expect(Math.abs(Number(cache?.['change']))).toBeLessThan(10);
  });

  it('reads events from the series of an input: wherever one begins or changes', async () => {
    const marked = {
      inputs: [latency, { refId: 'marks', expr: 'ALERTS{service="database"}', legend: 'database alert' }],
      analysis: { kind: 'eventImpact', eventInput: 'marks' },
      stepMs: 15_000,
    };
    const [frame] = await askDemo(marked, range);
    expect(column(frame, 'series')).toEqual(affected);
    expect(new Set(column(frame, 'time'))).toEqual(new Set([slowdown.fromMs]));
    expect(column(frame, 'event')[0]).toBe('database alert');
  });

  it('leaves events outside the range alone', async () => {
    const later = { fromMs: slowdown.toMs + hourMs, toMs: slowdown.toMs + 2 * hourMs };
    const [frame] = await askDemo(model, later);
    expect(rowsOf(frame)).toEqual([]);
    expect(frame?.meta?.notices).toEqual([{ severity: 'info', text: 'there is no event in the range' }]);
  });

  it('gives alert rules the greatest change of each series, 0 where nothing changed', async () => {
    const twice = [...analysis.events, { timeMs: slowdown.fromMs - 30 * minuteMs, name: 'harmless' }];
    const [frame] = await askDemo(
      { ...model, analysis: { ...analysis, events: twice } },
      { ...range, isFromAlert: true }
    );
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(fieldNames(frame)).toEqual(['series', 'service', 'change']);
    const changes = Object.fromEntries(rowsOf(frame).map(({ series, change }) => [series, change]));
    expect(changes['database']).toBeGreaterThan(700);
    expect([changes['cache'], changes['search-service']]).toEqual([0, 0]);
    expect(Object.keys(changes)).toHaveLength(6);
  });

  it('says that it needs events, and refuses too many', async () => {
    await expect(askDemo({ ...model, analysis: { kind: 'eventImpact' } }, range)).rejects.toThrow(
      'give "events" with their times, or name the "eventInput" whose series mark them'
    );
    const many = Array.from({ length: 201 }, (_, i) => ({ timeMs: slowdown.fromMs + i * 1000 }));
    await expect(askDemo({ ...model, analysis: { ...analysis, events: many } }, range)).rejects.toThrow(
      /there are 201 events, more than 200/
    );
    const whole = [{ refId: 'all', expr: '{__name__=~"shop_.+"}' }];
    const wide = { inputs: whole, analysis: { ...analysis, events: many.slice(1) }, stepMs: 300_000 };
    await expect(askDemo(wide, range)).rejects.toThrow(
      /200 events and \d+ series are more than 50000 comparisons: narrow/
    );
  });
});

describe('markedEvents', () => {
  const grid = { fromMs: 60_000, toMs: 6_000_000, stepMs: 60_000 };
  const eventsOf = (samples: ReadonlyArray<readonly [minute: number, value: number]>): readonly number[] => {
    const times = Float64Array.from(samples, ([minute]) => minute * 60_000);
    const values = Float64Array.from(samples, ([, value]) => value);
    return markedEvents([{ name: 'x', labels: {}, times, values }], grid).map(({ timeMs }) => timeMs / 60_000);
  };

  it.each([
    [
      'a version that changes',
      [
        [0, 1],
        [1, 1],
        [2, 2],
        [3, 2],
      ],
      [2],
    ],
    [
      'a value that was there before the range',
      [
        [0, 7],
        [1, 7],
        [2, 7],
      ],
      [],
    ],
    [
      'a series that begins within the range',
      [
        [3, 7],
        [4, 7],
      ],
      [3],
    ],
    [
      'a marker that comes back after a pause',
      [
        [3, 1],
        [4, 1],
        [20, 1],
      ],
      [3, 20],
    ],
    [
      'a slow scrape, which is no pause',
      [
        [0, 1],
        [4, 1],
        [8, 1],
      ],
      [],
    ],
    [
      'a fall to 0, which is none',
      [
        [0, 1],
        [1, 0],
        [2, 1],
      ],
      [2],
    ],
    [
      'a missing value in between',
      [
        [0, 1],
        [1, NaN],
        [2, 1],
      ],
      [2],
    ],
  ] as const)('finds %s', (_, samples, minutes) => {
    expect(eventsOf(samples)).toEqual(minutes);
  });
});
