import { describe, expect, it } from 'vitest';
import { askDemo, hourMs, minuteMs, slowdown } from './askDemo';
import { column, fieldNames, rowsOf } from './readFrame';

const inputs = [
  { refId: 'alerts', expr: 'ALERTS{alertstate="firing"}' },
  { refId: 'calls', expr: 'traces_service_graph_request_total' },
];
const analysis = { kind: 'alertCascade', dependencies: { input: 'calls' } };
const model = { inputs, analysis, stepMs: 15_000 };
const range = { fromMs: slowdown.fromMs - hourMs, toMs: slowdown.fromMs + hourMs };

describe('an alert cascade query', () => {
  it('makes one incident of the alerts that the database set off, after 30, 45 and 60 s', async () => {
    const [frame] = await askDemo(model, range);
    const rows = rowsOf(frame);
    expect(rows.map(({ service, role, incident }) => [service, role, incident])).toEqual([
      ['database', 'root', 1],
      ['user-service', 'symptom', 1],
      ['product-service', 'symptom', 1],
      ['web-frontend', 'symptom', 1],
    ]);
    expect(column(frame, 'start').map((start) => Number(start) - slowdown.fromMs)).toEqual([0, 30_000, 45_000, 60_000]);
    expect(column(frame, 'delay')).toEqual([0, 30_000, 45_000, 30_000]);
    expect(rows[3]).toMatchObject({ 'set off by': 'user-service', path: 'database → user-service → web-frontend' });
    expect(rows[0]).toMatchObject({ explains: 3, alerts: 'HighLatency' });
  });

  it('lets an alert rule silence what another alert explains', async () => {
    const during = { fromMs: slowdown.fromMs + 2 * minuteMs, toMs: slowdown.fromMs + 4 * minuteMs };
    const [frame] = await askDemo(model, { ...during, isFromAlert: true });
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(fieldNames(frame)).toEqual(['service', 'severity', 'root', 'suppressed']);
    expect(rowsOf(frame).map(({ service, root, suppressed }) => [service, root, suppressed])).toEqual([
      ['database', 'database', 0],
      ['user-service', 'database', 1],
      ['product-service', 'database', 1],
      ['web-frontend', 'database', 1],
    ]);
  });

  it('finds the true begin of alerts that fired before the range, and leaves out those that had ended', async () => {
    const during = { fromMs: slowdown.fromMs + 10 * minuteMs, toMs: slowdown.fromMs + 12 * minuteMs };
    const [frame] = await askDemo(model, during);
    expect(column(frame, 'start').map((start) => Number(start) - slowdown.fromMs)).toEqual([0, 30_000, 45_000, 60_000]);
    const [after] = await askDemo(model, {
      fromMs: slowdown.toMs + 10 * minuteMs,
      toMs: slowdown.toMs + 30 * minuteMs,
    });
    expect(rowsOf(after)).toEqual([]);
    expect(after?.meta?.notices?.at(-1)).toEqual({ severity: 'info', text: 'no alert fired in the range' });
  });

  it('follows an incident through its life: growing, open, over', async () => {
    const life = { ...model, analysis: { ...analysis, format: 'life' } };
    const [frame, ...others] = await askDemo(life, range);
    expect(others).toEqual([]);
    const [, state] = frame?.fields ?? [];
    expect(state).toMatchObject({ name: 'state', labels: { root: 'database' } });
    const at = (seconds: number): unknown[] => {
      const i = column(frame, 'time').indexOf(slowdown.fromMs + 1000 * seconds);
      return [column(frame, 'state')[i], column(frame, 'services')[i]];
    };
    expect([-15, 0, 30, 60, 345, 360, 1199, 1200, 1300].map((seconds) => at(seconds - (seconds % 15)))).toEqual([
      [0, 0],
      [2, 1],
      [2, 2],
      [2, 4],
      [2, 4],
      [1, 4],
      [1, 4],
      [1, 3],
      [0, 0],
    ]);
    const [forRule] = await askDemo(life, { ...range, isFromAlert: true });
    expect(fieldNames(forRule)).toEqual(['time', 'state']);
  });

  it('lets a rule explain alerts that the graph does not tie, beside it', async () => {
    const rules = [{ parent: 'High*', child: 'HighLatency', equal: ['alertname'] }];
    const alone = { ...model, inputs: inputs.slice(0, 1), analysis: { kind: 'alertCascade', rules } };
    const [frame] = await askDemo(alone, range);
    expect(rowsOf(frame).map(({ service, role }) => [service, role])).toEqual([
      ['database', 'root'],
      ['user-service', 'symptom'],
      ['product-service', 'symptom'],
      ['web-frontend', 'symptom'],
    ]);
  });

  it('draws a node for each service and an edge for each link', async () => {
    const [nodes, edges] = await askDemo({ ...model, analysis: { ...analysis, format: 'graph' } }, range);
    expect(column(nodes, 'title')).toEqual(['database', 'user-service', 'product-service', 'web-frontend']);
    expect(column(nodes, 'subtitle')).toEqual(['root of incident 1', 'after 30 s', 'after 45 s', 'after 60 s']);
    expect(rowsOf(edges)).toContainEqual(
      expect.objectContaining({ source: '1 database', target: '1 user-service', mainstat: '30 s' })
    );
    expect(new Set(column(nodes, 'id')).size).toBe(4);
  });

  it('makes an incident of each service where no graph ties them', async () => {
    const [frame] = await askDemo({ ...model, inputs: inputs.slice(0, 1), analysis: { kind: 'alertCascade' } }, range);
    expect(column(frame, 'incident')).toEqual([1, 2, 3, 4]);
    expect(column(frame, 'role')).toEqual(['root', 'root', 'root', 'root']);
  });
});
