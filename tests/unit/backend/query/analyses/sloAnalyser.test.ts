import { describe, expect, it } from 'vitest';
import { askDemo, hourMs, midnightMs, minuteMs, slowdown } from './askDemo';
import { column, fieldNames, rowsOf } from './readFrame';

const inputs = [
  { refId: 'good', expr: 'shop_requests_total{code="2xx",service=~"cache|user-service"}' },
  { refId: 'total', expr: 'shop_requests_total{service=~"cache|user-service"}' },
];
const analysis = { kind: 'slo', by: ['service'], objective: 0.997, periodMs: 6 * hourMs };
const model = { inputs, analysis, stepMs: 60_000 };
const during = { fromMs: slowdown.fromMs, toMs: slowdown.fromMs + 20 * minuteMs };
const before = { fromMs: slowdown.fromMs - hourMs, toMs: slowdown.fromMs - minuteMs };

describe('a service level query', () => {
  it('tells how much of the error budget is left, for each objective', async () => {
    const [frame] = await askDemo(model, during);
    const [cache, users] = rowsOf(frame);
    expect(column(frame, 'service')).toEqual(['cache', 'user-service']);
    // The shop fails 0.2 % of its requests, of the 0.3 % that the objective allows.
    expect(cache?.['budget left']).toBeCloseTo(0.33, 1);
    expect(cache?.['good']).toBeCloseTo(0.998, 3);
    expect(users?.['budget left']).toBeLessThan(0);
    expect(users).toMatchObject({ 'exhausted in': 0, 'firing alerts': 2 });
    expect(Number(users?.['bad events'])).toBeGreaterThan(Number(users?.['allowed bad events']));
  });

  it('pages for the user service during the slowdown, and not before it', async () => {
    const alerts = { ...model, analysis: { ...analysis, format: 'alerts' } };
    const pages = async (range: typeof during): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> =>
      rowsOf((await askDemo(alerts, range))[0]).filter(({ firing, severity }) => firing === 1 && severity === 'page');
    expect(await pages(before)).toEqual([]);
    const firing = await pages(during);
    expect(firing).toEqual([
      expect.objectContaining({ service: 'user-service', 'long window': '1h', 'short window': '5m' }),
    ]);
    // 18.2 % of the requests fail, 0.3 % may.
    expect(firing[0]?.['short burn rate']).toBeCloseTo(18.2 / 0.3, -1);
    expect(firing[0]?.['threshold']).toBe(14.4);
  });

  it('gives alert rules one number a row, with labels that do not change', async () => {
    const [status] = await askDemo(model, { ...during, isFromAlert: true });
    expect(fieldNames(status)).toEqual(['service', 'budget left']);
    const [rates] = await askDemo(
      { ...model, analysis: { ...analysis, format: 'burnRates' } },
      { ...during, isFromAlert: true }
    );
    expect(fieldNames(rates)).toEqual(['service', 'severity', 'long window', 'short window', 'firing']);
    expect(column(rates, 'service')).toHaveLength(8);
  });

  it('draws the burn rate of each window over the range', async () => {
    const frames = await askDemo({ ...model, analysis: { ...analysis, format: 'burnRates' } }, during);
    expect(frames).toHaveLength(14);
    const short = frames.find(({ name }) => name === '5m user-service');
    expect(short?.fields[1]?.labels).toEqual({ service: 'user-service', window: '5m' });
    const rates = column(short, 'burn rate');
    expect(column(short, 'time')).toHaveLength(21);
    expect(rates[0]).toBeLessThan(1);
    expect(rates.at(-1)).toBeCloseTo(18.2 / 0.3, -1);
    const long = frames.find(({ name }) => name === '1h user-service');
    expect(Number(column(long, 'burn rate').at(-1))).toBeLessThan(Number(rates.at(-1)) / 2);
  });

  it('does not count the restart of the counters at midnight as events', async () => {
    const [frame] = await askDemo(
      { ...model, analysis: { ...analysis, periodMs: 2 * hourMs } },
      { fromMs: midnightMs, toMs: midnightMs + hourMs }
    );
    expect(column(frame, 'good').map((good) => Math.round(1000 * Number(good)))).toEqual([998, 998]);
  });

  it('counts a service without a series of good events as all bad', async () => {
    const broken = {
      ...model,
      inputs: [{ refId: 'good', expr: 'shop_requests_total{code="2xx",service="cache"}' }, inputs[1]],
    };
    const [frame] = await askDemo(broken, before);
    expect(rowsOf(frame).map(({ service, good }) => [service, Math.round(100 * Number(good))])).toEqual([
      ['cache', 100],
      ['user-service', 0],
    ]);
  });

  it('takes one objective for all where no label is named', async () => {
    const [frame] = await askDemo({ ...model, analysis: { ...analysis, by: [] } }, before);
    expect(rowsOf(frame)).toHaveLength(1);
    expect(column(frame, 'good')[0]).toBeCloseTo(0.998, 3);
  });

  it('says which input is missing', async () => {
    const other = { ...model, inputs: [inputs[0], { refId: 'total', expr: 'nothing' }] };
    await expect(askDemo(other, before)).rejects.toThrow(/the input "total" returns no series: an objective needs/);
  });

  it('takes one input for both for a mistake', async () => {
    const same = { ...model, analysis: { ...analysis, good: 'total' } };
    await expect(askDemo(same, before)).rejects.toThrow('good and all events are both counted by the input "total"');
  });

  it('fires every alert where no event was good, and says so', async () => {
    const dead = {
      ...model,
      analysis: { ...analysis, by: [], format: 'alerts' },
      inputs: [{ refId: 'good', expr: 'nothing' }, inputs[1]],
    };
    const [frame] = await askDemo(dead, { ...before, isFromAlert: true });
    expect(column(frame, 'firing')).toEqual([1, 1, 1, 1]);
    expect(frame?.meta?.notices?.map(({ text }) => text)).toContain(
      'the input "good" returns no series: no event counts as good'
    );
  });

  it('says why the total is missing where its store did not answer', async () => {
    const total = { refId: 'total', expr: 'shop_requests_total', upstream: 'gone' };
    await expect(askDemo({ ...model, inputs: [inputs[0], total] }, before)).rejects.toThrow(
      /the input "total" returns no series: .*; input total failed: input total: there is no upstream "gone"/
    );
  });

  it('takes a good input that failed for no outage', async () => {
    const failing = { ...model, inputs: [{ refId: 'good', expr: 'shop_requests_total', upstream: 'gone' }, inputs[1]] };
    await expect(askDemo(failing, before)).rejects.toThrow(
      /the input "good" failed: how many events were good is not known/
    );
  });
});
