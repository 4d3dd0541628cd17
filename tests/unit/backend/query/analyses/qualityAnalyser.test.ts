import { describe, expect, it } from 'vitest';
import { qualityAnalyser } from '../../../../../src/backend/query/analyses/quality/qualityAnalyser';
import { parseQuery } from '../../../../../src/protocol/parseQuery';
import { askDemo, hourMs, minuteMs, slowdown } from './askDemo';
import { column, fieldNames, rowsOf } from './readFrame';

const inputs = [
  { refId: 'a', expr: 'shop_service_latency_ms{service="cache"}', legend: 'latency' },
  { refId: 'b', expr: 'shop_requests_total{service="cache",code="2xx"}', legend: 'requests' },
  { refId: 'c', expr: 'ALERTS{service="database"}', legend: 'alert' },
];
const model = { inputs, analysis: { kind: 'quality' }, stepMs: 60_000 };
/** The alert begins half an hour into it and lasts 20 minutes. */
const range = { fromMs: slowdown.fromMs - 30 * minuteMs, toMs: slowdown.fromMs + hourMs };

describe('a data quality query', () => {
  it('reports coverage, gaps, age and staleness of each series', async () => {
    const [frame] = await askDemo(model, range);
    const [latency, requests, alert] = rowsOf(frame);
    expect(latency).toMatchObject({
      series: 'latency',
      samples: 91,
      coverage: 1,
      gaps: 0,
      age: 0,
      stale: 0,
      constant: 0,
      counter: 0,
    });
    expect(requests).toMatchObject({ series: 'requests', counter: 1, resets: 0 });
    expect(alert).toMatchObject({
      series: 'alert',
      samples: 20,
      gaps: 2,
      age: 41 * minuteMs,
      'longest gap': 41 * minuteMs,
      stale: 1,
      constant: 1,
    });
    expect(alert?.['coverage']).toBeCloseTo(20 / 91, 10);
  });

  it('lets the author say when a series is stale', async () => {
    const patient = { ...model, analysis: { kind: 'quality', staleAfterMs: 2 * hourMs } };
    const [frame] = await askDemo(patient, range);
    expect(column(frame, 'stale')).toEqual([0, 0, 0]);
  });

  it('gives alert rules the number that they ask for', async () => {
    const [frame] = await askDemo({ ...model, alertColumn: 'stale' }, { ...range, isFromAlert: true });
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(fieldNames(frame).at(-1)).toBe('stale');
    expect(column(frame, 'stale')).toEqual([0, 0, 1]);
  });

  it('counts what a store delivered badly: missing, infinite, double and late samples', () => {
    const parsed = parseQuery({ ...model, inputs: inputs.slice(0, 1) });
    if (!parsed.ok || parsed.value.analysis.kind !== 'quality') {
      throw new Error('the query is wrong');
    }
    const grid = { fromMs: 0, toMs: 300_000, stepMs: 60_000 };
    const series = {
      name: 'x',
      inputRefId: 'a',
      labels: {},
      times: Float64Array.of(0, 60_000, 60_000, 180_000, 120_000, 200_000),
      values: Float64Array.of(1, NaN, Infinity, 4, 5, 6),
    };
    const { frames } = qualityAnalyser.run(parsed.value.analysis, {
      query: { ...parsed.value, toleranceMs: 0 },
      grid,
      fetched: grid,
      series: [series],
      isFromAlert: false,
    });
    expect(rowsOf(frames[0])[0]).toMatchObject({ missing: 1, infinite: 1, duplicates: 1, 'out of order': 1 });
    expect(rowsOf(frames[0])[0]?.['irregular share']).toBeGreaterThan(0);
  });
});
