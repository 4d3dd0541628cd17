import { describe, expect, it } from 'vitest';
import { askDemo, hourMs, minuteMs, slowdown } from './askDemo';
import { column, fieldNames, rowsOf } from './readFrame';

const latency = { refId: 'latency', expr: 'shop_service_latency_ms', legend: '{{service}}' };
const analysis = { kind: 'related', target: 'database', halfWidthMs: 20 * minuteMs, maxLagMs: 2 * minuteMs };
const around = { fromMs: slowdown.fromMs - hourMs, toMs: slowdown.fromMs + hourMs };

describe('a query for related series', () => {
  it('ranks what slowed down with the database above what did not, with each delay', async () => {
    const [frame] = await askDemo({ inputs: [latency], analysis, stepMs: 15_000 }, around);
    const rows = rowsOf(frame);
    expect(
      rows
        .map(({ series }) => series)
        .slice(0, 3)
        .sort()
    ).toEqual(['product-service', 'user-service', 'web-frontend']);
    const lags = Object.fromEntries(rows.map(({ series, lag }) => [series, lag]));
    expect(lags).toMatchObject({ 'user-service': 30, 'product-service': 45, 'web-frontend': 60 });
    expect(rows.map(({ strong }) => strong)).toEqual([1, 1, 1, 0, 0]);
    expect(rows.map(({ direction }) => direction).slice(0, 3)).toEqual(['same', 'same', 'same']);
    expect(
      column(frame, 'q')
        .slice(0, 3)
        .every((q) => Number(q) < 0.05)
    ).toBe(true);
  });

  it('ranks all series by how much they changed where there is no target', async () => {
    const during = { fromMs: slowdown.fromMs + 2 * minuteMs, toMs: slowdown.toMs };
    const [frame] = await askDemo({ inputs: [latency], analysis: { kind: 'related' }, stepMs: 15_000 }, during);
    const rows = rowsOf(frame);
    expect(
      rows
        .slice(0, 4)
        .map(({ series }) => String(series))
        .sort()
    ).toEqual(['database', 'product-service', 'user-service', 'web-frontend']);
    expect(rows[0]).toMatchObject({ presence: 'steady' });
    expect(Number(rows[3]?.['distance'])).toBeGreaterThan(0.9);
    expect(Number(rows[4]?.['distance'])).toBeLessThan(0.7);
    const [forRule] = await askDemo(
      { inputs: [latency], analysis: { kind: 'related', changeBy: 'volume' }, stepMs: 15_000 },
      { ...during, isFromAlert: true }
    );
    expect(rowsOf(forRule)[0]).toMatchObject({ series: 'database' });
    expect(fieldNames(forRule)).not.toContain('presence');
  });

  it('takes a target whose name differs in capitals alone, and says which series there are where none is called so', async () => {
    const ask = (target: string): ReturnType<typeof askDemo> =>
      askDemo({ inputs: [latency], analysis: { ...analysis, target }, stepMs: 15_000 }, around);
    const rows = rowsOf((await ask('Database'))[0]);
    expect(rows).toEqual(rowsOf((await ask('database'))[0]));
    await expect(ask('databse')).rejects.toThrow(/no target "databse": name an input \(latency\).*\(.*database/);
  });

  it('gives a series that leads the target a negative lag', async () => {
    const [frame] = await askDemo(
      { inputs: [latency], analysis: { ...analysis, target: 'web-frontend' }, stepMs: 15_000 },
      around
    );
    expect(rowsOf(frame).find(({ series }) => series === 'database')).toMatchObject({ lag: -60, strong: 1 });
  });

  it('looks around the time that it is given, not around the middle of the range', async () => {
    const [frame] = await askDemo(
      { inputs: [latency], analysis: { ...analysis, aroundMs: slowdown.fromMs }, stepMs: 15_000 },
      { fromMs: slowdown.fromMs - 6 * hourMs, toMs: slowdown.fromMs - 5 * hourMs }
    );
    expect(column(frame, 'strong')).toEqual([1, 1, 1, 0, 0]);
  });

  it('takes the first series of an input as target', async () => {
    const [frame] = await askDemo(
      {
        inputs: [latency, { refId: 'symptom', expr: 'shop_service_latency_ms{service="web-frontend"}', legend: 'web' }],
        analysis: { ...analysis, target: 'symptom' },
        stepMs: 15_000,
      },
      around
    );
    expect(rowsOf(frame)[0]).toMatchObject({ series: 'web-frontend', lag: 0 });
    expect(column(frame, 'series')).not.toContain('web');
  });

  it('gives alert rules one coefficient a series, and labels that do not change', async () => {
    const model = { inputs: [latency], analysis, stepMs: 15_000 };
    const [frame] = await askDemo(model, { ...around, isFromAlert: true });
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(fieldNames(frame)).toEqual(['series', 'service', 'r']);
    const [lag] = await askDemo({ ...model, alertColumn: 'lag' }, { ...around, isFromAlert: true });
    expect(fieldNames(lag)).toEqual(['series', 'service', 'lag']);
  });

  it('says which target there is none of, and that one series is too few', async () => {
    await expect(askDemo({ inputs: [latency], analysis: { ...analysis, target: 'billing' } }, around)).rejects.toThrow(
      /no target "billing": name an input \(latency\) or a series/
    );
    const alone = { ...latency, expr: 'shop_service_latency_ms{service="database"}' };
    await expect(askDemo({ inputs: [alone], analysis }, around)).rejects.toThrow(/nothing to compare the target with/);
  });
});
