import { afterEach, describe, expect, it } from 'vitest';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import { upstreamsOf } from '../query/upstreamsOf';
import {
  type Answer,
  type FakeServer,
  type ReceivedRequest,
  startFakeServer,
} from '../../../contract/upstreams/fakeServer';

const never = new AbortController().signal;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Traces that the store has, by how many milliseconds they took. */
const kept: Readonly<Record<string, number>> = { aa1: 100, bb2: 900, cc3: 300 };

const traceOf = (id: string, durationMs: number): Answer => ({
  body: JSON.stringify({
    data: [
      {
        traceID: id,
        spans: [
          {
            traceID: id,
            spanID: 'a1',
            operationName: 'checkout',
            startTime: 1_700_000_000_000_000,
            duration: durationMs * 1000,
            processID: 'p1',
          },
        ],
        processes: { p1: { serviceName: 'shop' } },
      },
    ],
  }),
});

function stores({ path }: ReceivedRequest, named: () => unknown): Answer {
  const id = /^\/api\/traces\/(\w+)$/.exec(path)?.[1];
  if (id !== undefined) {
    const durationMs = kept[id];
    return durationMs === undefined ? { status: 404, body: 'trace not found' } : traceOf(id, durationMs);
  }
  return { body: JSON.stringify(named()) };
}

/** The ids of the traces that an input leads to. */
async function tracesOf(
  input: object,
  named: () => unknown,
  options: object = {},
  settings: object = { traces: 'traces' }
) {
  server = await startFakeServer((request) => stores(request, named));
  const { url } = server;
  const upstreams = upstreamsOf(
    { name: 'metrics', kind: 'prometheus', url, ...settings },
    { name: 'logs', kind: 'loki', url, ...settings },
    { name: 'traces', kind: 'jaeger', url }
  );
  const analysis = { kind: 'trace', format: 'traces', ...options };
  const query = {
    refId: 'A',
    queryType: '',
    model: { inputs: [{ refId: 'a', ...input }], analysis },
    fromMs: 0,
    toMs: 3_600_000,
  };
  const [frame] = await runQuery({ ...query, intervalMs: 60_000, maxDataPoints: 100 }, upstreams, false, never);
  return frame?.fields.find(({ name }) => name === 'trace')?.values;
}

const exemplar = (id: string, value: number, timestamp: number, label = 'trace_id') => ({
  labels: { [label]: id, span: 'x' },
  value: String(value),
  timestamp,
});
const exemplars = (...list: readonly unknown[]) => ({
  status: 'success',
  data: [{ seriesLabels: {}, exemplars: list }],
});

describe('from a metric to its traces', () => {
  const metric = { upstream: 'metrics', expr: 'rate(latency_bucket[$__rate_interval])' };

  it('the slowest exemplars lead first, or the newest, each trace once', async () => {
    const all = () =>
      exemplars(
        exemplar('aa1', 0.1, 50),
        exemplar('bb2', 0.9, 20, 'traceID'),
        exemplar('bb2', 0.8, 30),
        exemplar('cc3', 0.3, 90)
      );
    expect(await tracesOf(metric, all)).toEqual(['bb2', 'cc3', 'aa1']);
    const asked = server?.requests.find(({ path }) => path === '/api/v1/query_exemplars');
    expect([asked?.parameters.get('query'), asked?.parameters.get('end')]).toEqual([
      'rate(latency_bucket[75s])',
      '3600',
    ]);
    expect(server?.requests.length).toBe(4);
    await server?.close();
    expect(await tracesOf(metric, all, { maxTraces: 1 })).toEqual(['bb2']);
    await server?.close();
    expect(await tracesOf(metric, all, { order: 'newest', maxTraces: 1 })).toEqual(['cc3']);
  });

  it('traces that are not kept are left out, and so is what is none', async () => {
    const gone = () => exemplars(exemplar('dd4', 9, 1), exemplar('../x', 8, 1), exemplar('aa1', 1, 1), { labels: 1 });
    expect(await tracesOf(metric, gone)).toEqual(['aa1']);
    await server?.close();
    expect(await tracesOf(metric, () => exemplars(exemplar('dd4', 9, 1)))).toEqual([]);
    await server?.close();
    expect(await tracesOf(metric, () => ({ status: 'success', data: null }))).toEqual([]);
  });

  it('says what is missing in the settings, and what the store says', async () => {
    const none = () => exemplars(exemplar('aa1', 1, 1));
    await expect(tracesOf(metric, none, {}, {})).rejects.toThrow('metrics: has no traces itself: set "Trace store"');
    await server?.close();
    await expect(tracesOf(metric, none, {}, { traces: 'tempo' })).rejects.toThrow('there is no upstream "tempo"');
    await server?.close();
    await expect(tracesOf(metric, none, {}, { traces: 'logs' })).rejects.toThrow('"logs" is no store of traces');
    await server?.close();
    const refused = () => ({ status: 'error', errorType: 'bad_data', error: 'exemplar storage is off' });
    await expect(tracesOf(metric, refused)).rejects.toThrow('metrics: bad_data: exemplar storage is off');
  });
});

describe('from lines to their traces', () => {
  const lines = (...values: ReadonlyArray<readonly unknown[]>) => ({
    status: 'success',
    data: { resultType: 'streams', result: [{ stream: { app: 'shop' }, values }] },
  });
  const logs = { upstream: 'logs', expr: '{app="shop"} |= "failed"' };

  it('they are named in metadata, in what was read, or in the text', async () => {
    const all = () =>
      lines(
        ['1000000000', 'charge failed', { structuredMetadata: { trace_id: 'aa1' } }],
        ['3000000000', 'level=error trace_id=bb2 msg=failed'],
        ['2000000000', '{"level":"error","traceId":"cc3"}'],
        ['4000000000', 'nothing']
      );
    expect(await tracesOf(logs, all)).toEqual(['bb2', 'cc3', 'aa1']);
    await server?.close();
    expect(await tracesOf(logs, all, { order: 'newest', maxTraces: 2 })).toEqual(['bb2', 'cc3']);
  });

  it('counts have none', async () => {
    const counted = { ...logs, expr: 'sum(rate({app="shop"}[1m]))' };
    await expect(tracesOf(counted, () => lines())).rejects.toThrow('traces are found by lines');
  });
});
