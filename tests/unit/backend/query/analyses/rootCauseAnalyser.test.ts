import { describe, expect, it } from 'vitest';
import { askDemo, hourMs, minuteMs, slowdown } from './askDemo';
import { column, fieldNames, rowsOf } from './readFrame';

const services = ['cache', 'database', 'product-service', 'search-service', 'user-service', 'web-frontend'];
const inputs = [
  { refId: 'latency', expr: 'shop_service_latency_ms', legend: '{{service}} latency' },
  { refId: 'errors', expr: 'shop_service_error_percent', legend: '{{service}} errors' },
  { refId: 'calls', expr: 'traces_service_graph_request_total' },
];
const analysis = { kind: 'rootCause', target: 'web-frontend latency', dependencies: { input: 'calls' } };
const model = { inputs, analysis, stepMs: 15_000 };
const range = { fromMs: slowdown.fromMs - hourMs, toMs: slowdown.fromMs + hourMs };
/** Half an hour without incident, and none in the hours before it. */
const quiet = { fromMs: slowdown.fromMs - 30 * minuteMs, toMs: slowdown.fromMs - minuteMs };

describe('a root cause query', () => {
  it('names the database as cause of the slowdown that the frontend shows', async () => {
    const [frame] = await askDemo(model, range);
    const [first] = rowsOf(frame);
    expect(first).toMatchObject({ service: 'database', metric: 'database latency', lead: 60, 'explained by': '' });
    expect(String(first?.['explains']).split(', ').sort()).toEqual(['product-service', 'user-service', 'web-frontend']);
    expect(first?.['confidence']).toBeGreaterThan(0.8);
    const { config } = frame?.fields.find(({ name }) => name === 'confidence') ?? {};
    expect(config).toMatchObject({ unit: 'percentunit', decimals: 0, min: 0, max: 1 });
    expect(column(frame, 'confidence').reduce<number>((sum, value) => sum + Number(value), 0)).toBeLessThanOrEqual(1);
    expect(frame?.meta?.notices?.[0]?.text).toMatch(/^database latency rose from /);
  });

  it('comes to the same with the incident given, and with edges instead of a graph input', async () => {
    const edges = [
      { from: 'web-frontend', to: 'user-service' },
      { from: 'user-service', to: 'database' },
    ];
    const given = { ...analysis, target: undefined, window: slowdownWindow(), dependencies: { edges } };
    const [frame] = await askDemo({ ...model, inputs: inputs.slice(0, 2), analysis: given }, range);
    expect(column(frame, 'service')[0]).toBe('database');
  });

  it('takes of an input the first series that shows an incident', async () => {
    const asked = { ...analysis, target: 'latency', format: 'report' };
    const [frame] = await askDemo({ ...model, analysis: asked }, range);
    // The cache comes before it, and is as it was.
    expect(frame?.meta?.custom).toMatchObject({ symptom: { name: 'database latency' } });
    expect(column(frame, 'service')[0]).toBe('database');
    const [inQuiet] = await askDemo({ ...model, analysis: asked }, quiet);
    expect(inQuiet?.meta?.notices?.at(-1)?.text).toBe('the target shows no anomaly in the range');
  });

  it('gives the evidence of each metric', async () => {
    const [frame] = await askDemo({ ...model, analysis: { ...analysis, format: 'metrics' } }, range);
    const row = rowsOf(frame).find(({ metric }) => metric === 'database latency');
    expect(row).toMatchObject({ service: 'database', role: 'latency', onset: new Date(slowdown.fromMs).toISOString() });
    expect(row?.['peak']).toBeGreaterThan(5 * Number(row?.['baseline']));
    expect(row?.['lasting shift']).toBeGreaterThan(3);
  });

  it('reports all of it at once: tables, graph, and how the most suspect metrics went', async () => {
    const frames = await askDemo({ ...model, analysis: { ...analysis, format: 'report' } }, range);
    expect(frames.slice(0, 5).map(({ name }) => name)).toEqual([
      'root causes',
      'suspect metrics',
      'changes',
      'nodes',
      'edges',
    ]);
    expect(frames[0]?.meta?.custom).toMatchObject({
      symptom: { name: 'web-frontend latency', service: 'web-frontend' },
      stepMs: 15_000,
      seriesCount: 12,
    });
    const [course, ...others] = frames.slice(5);
    expect(others.every(({ name }) => name === 'suspect course')).toBe(true);
    expect(course?.fields[1]).toMatchObject({
      labels: { service: 'database' },
      config: { displayNameFromDS: 'database latency' },
    });
    const times = column(course, 'time').map(Number);
    const { window } = frames[0]?.meta?.custom ?? {};
    expect(times.at(-1)).toBeLessThanOrEqual(2 * Number(toMsOf(window)) - Number(fromMsOf(window)));
    const atPeak = times.findIndex((time) => time >= slowdown.fromMs + 5 * minuteMs);
    expect(Number(column(course, 'value')[atPeak])).toBeGreaterThan(5 * Number(column(course, 'value')[0]));
  });

  it('draws the dependencies, with the confidence in each node', async () => {
    const [nodes, edges] = await askDemo({ ...model, analysis: { ...analysis, format: 'graph' } }, range);
    expect(nodes?.meta?.preferredVisualisationType).toBe('nodeGraph');
    expect(Array.from(column(nodes, 'id')).sort()).toEqual(services);
    const confidence = String(rowsOf(nodes).find(({ id }) => id === 'database')?.['mainstat']);
    expect(confidence).toMatch(/^(?:> 99|9\d|8\d) %$/);
    expect(rowsOf(edges)).toContainEqual(
      expect.objectContaining({ source: 'user-service', target: 'database', id: 'user-service → database' })
    );
    expect(column(edges, 'id')).toHaveLength(6);
  });

  it('lets an alert rule fire on the confidence of a service', async () => {
    const recent = { ...analysis, target: undefined, lastMs: 10 * minuteMs };
    const [frame] = await askDemo(
      { ...model, analysis: recent },
      { fromMs: slowdown.fromMs - 5 * minuteMs, toMs: slowdown.fromMs + 5 * minuteMs, isFromAlert: true }
    );
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(fieldNames(frame)).toEqual(['service', 'confidence']);
    const confidences = Object.fromEntries(rowsOf(frame).map(({ service, confidence }) => [service, confidence]));
    expect(Object.keys(confidences).sort()).toEqual(services);
    expect(confidences['database']).toBeGreaterThan(0.8);
  });

  it('accuses nobody in a quiet time: alert rules get 0 for every service', async () => {
    const [frame] = await askDemo(model, quiet);
    expect(frame?.meta?.notices).toContainEqual({
      severity: 'warning',
      text: 'the target shows no anomaly in the range',
    });
    expect(column(frame, 'service')).toEqual([]);
    // Nobody looked at their metrics, which is not to say that there are none.
    const [nodes] = await askDemo({ ...model, analysis: { ...analysis, format: 'graph' } }, quiet);
    expect(Array.from(column(nodes, 'id')).sort()).toEqual(services);
    expect(new Set(column(nodes, 'secondarystat'))).toEqual(new Set(['']));
    const [alert] = await askDemo(model, { ...quiet, isFromAlert: true });
    expect(Array.from(column(alert, 'service')).sort()).toEqual(services);
    expect(column(alert, 'confidence')).toEqual([0, 0, 0, 0, 0, 0]);
    const recent = { ...analysis, target: undefined, lastMs: 10 * minuteMs };
    const [last] = await askDemo({ ...model, analysis: recent }, { ...quiet, isFromAlert: true });
    expect(last?.meta?.notices).toContainEqual({ severity: 'warning', text: 'nothing unusual goes on' });
    expect(column(last, 'confidence')).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('leaves an incident before the range alone, though it is in the baseline', async () => {
    const after = { fromMs: slowdown.toMs + 5 * minuteMs, toMs: slowdown.toMs + 35 * minuteMs };
    const [frame] = await askDemo(model, after);
    expect(frame?.meta?.notices?.at(-1)?.text).toBe('the target shows no anomaly in the range');
  });

  it('says what is missing', async () => {
    const withoutTime = { kind: 'rootCause', dependencies: { input: 'calls' } };
    await expect(askDemo({ ...model, analysis: withoutTime }, range)).rejects.toThrow(
      'say when the incident was ("window" or "lastMs"), or name the "target" that shows it'
    );
    const noGraph = { ...analysis, dependencies: { input: 'errors' } };
    const [withoutGraph] = await askDemo({ ...model, analysis: noGraph }, range);
    expect(withoutGraph?.meta?.notices?.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/the graph input "errors" returns no series with both ends of a call/)
    );
    const inverted = { ...analysis, window: { fromMs: 2, toMs: 1 } };
    await expect(askDemo({ ...model, analysis: inverted }, range)).rejects.toThrow(/fromMs must lie before toMs/);
  });
});

function slowdownWindow() {
  return { fromMs: slowdown.fromMs - 2 * minuteMs, toMs: slowdown.fromMs + 10 * minuteMs };
}

const toMsOf = (window: unknown): unknown => Object(window)['toMs'];
const fromMsOf = (window: unknown): unknown => Object(window)['fromMs'];
