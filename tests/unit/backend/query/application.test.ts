import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DatasourceSettings, type InstanceContext } from '../../../../src/backend/plugin/application';
import { createApplication } from '../../../../src/backend/query/application';
import { upstreamKinds } from '../../../../src/backend/upstreams/registry';
import { type Upstream } from '../../../../src/backend/upstreams/upstream';
import { WorkerPool } from '../../../../src/backend/workers/workerPool';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';
import { dayMs } from '../../../../src/backend/upstreams/demo/incidents';
import { faultLogger } from '../faultLogger';
import { instanceContext } from '../instanceContext';

const never = new AbortController().signal;
const fromMs = 20_480 * dayMs;
const demo = { upstreams: [{ name: 'demo', kind: 'demo' }] };

const inputs = [{ refId: 'a', upstream: 'demo', expr: 'shop_service_latency_ms' }];
const correlation = { inputs, analysis: { kind: 'correlation' }, stepMs: 60_000 };

function contextOf(datasource: Partial<DatasourceSettings> = {}, orgId = 1): InstanceContext {
  return instanceContext({ uid: 'covary', jsonData: demo, ...datasource }, { orgId });
}

function createApp(logFault = vi.fn()) {
  const workers = new WorkerPool({ start: () => new Worker('', { eval: true }), size: 1, graceMs: 0 });
  return createApplication(workers, faultLogger(logFault));
}

interface Ask {
  readonly model?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly context?: InstanceContext;
  readonly signal?: AbortSignal;
  readonly app?: ReturnType<typeof createApp>;
}

async function ask(asked: Ask) {
  const outcome = await outcomeOf(asked);
  return outcome?.ok ? outcome.value.map(({ name }) => name) : outcome?.error;
}

/** What a query is answered with that must not fail. */
async function framesOf(asked: Ask): Promise<readonly WireFrame[]> {
  const outcome = await outcomeOf(asked);
  if (outcome?.ok !== true) {
    throw new Error(outcome?.error.message);
  }
  return outcome.value;
}

async function outcomeOf({
  model = correlation,
  headers = {},
  context = contextOf(),
  signal = never,
  app = createApp(),
}: Ask) {
  const query = { refId: 'A', queryType: '', intervalMs: 60_000, maxDataPoints: 500, fromMs, toMs: fromMs + 3_600_000 };
  const request = { context, headers: new Map(Object.entries(headers)), queries: [{ ...query, model }] };
  return (await app.queryData(request, signal)).get('A');
}

const matrix = ['r: coefficients', 'n: common points', 'p: of each coefficient by itself', 'q: among all coefficients'];

/** Counts how often the demo store is opened and closed, and with which settings. */
function watchDemo() {
  const demo = upstreamKinds.find(({ kind }) => kind === 'demo');
  const open = demo?.open.bind(demo);
  if (demo === undefined || open === undefined) {
    throw new Error('there is no demo store');
  }
  const closed = vi.fn();
  const opened = vi.spyOn(demo, 'open').mockImplementation((raw, secrets): Upstream => {
    const upstream = open(raw, secrets);
    return { ...upstream, queryRange: upstream.queryRange.bind(upstream), close: () => Promise.resolve(closed(raw)) };
  });
  return { opened, closed };
}

afterEach(() => vi.restoreAllMocks());

describe('who asks', () => {
  it('is an alert rule where the header FromAlert says so, in any case, and nobody else', async () => {
    expect(await ask({})).toEqual(matrix);
    expect(await ask({ headers: { FromAlert: 'true' } })).toEqual(['pairs']);
    expect(await ask({ headers: { fromalert: 'true' } })).toEqual(['pairs']);
    expect(await ask({ headers: { FromAlert: 'false' } })).toEqual(matrix);
    expect(await ask({ headers: { FromExpression: 'true' } })).toEqual(matrix);
  });

  it.each(['X-Grafana-From-Expr', 'http_X-Grafana-From-Expr', 'http_x-grafana-from-expr'])(
    'may be a reduce or math of a dashboard (%s)',
    async (name) => {
      expect(await ask({ headers: { [name]: 'true' } })).toEqual(['pairs']);
      expect(await ask({ headers: { [name]: 'false' } })).toEqual(matrix);
    }
  );

  it.each<readonly [string, object]>([
    ['root causes', { kind: 'rootCause', target: 'web-frontend', lastMs: 600_000 }],
    ['related series', { kind: 'related', target: 'database' }],
    ['changes', { kind: 'eventImpact', events: [{ timeMs: fromMs + 1_800_000, name: 'v2' }] }],
    ['a summary', { kind: 'anomaly', detector: 'rollingZScore', format: 'summary' }],
    ['quality', { kind: 'quality' }],
  ])('gives expressions one number a row of %s, its labels and nothing else', async (_, analysis) => {
    const named = [{ ...inputs[0], legend: '{{service}}' }];
    const frames = await framesOf({
      model: { inputs: named, analysis, stepMs: 60_000 },
      headers: { 'http_X-Grafana-From-Expr': 'true' },
      app: createApplication(undefined, faultLogger(vi.fn())),
    });
    expect(frames.length).toBeGreaterThan(0);
    for (const { fields, meta } of frames) {
      expect(meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
      expect(fields.filter(({ type }) => type === 'number')).toHaveLength(1);
      expect(new Set(fields.map(({ type }) => type))).toEqual(new Set(['string', 'number']));
      const texts = fields.filter(({ type }) => type === 'string');
      const rows = Array.from({ length: fields[0]?.values.length ?? 0 }, (__, i) =>
        JSON.stringify(texts.map(({ values }) => values[i]))
      );
      expect(new Set(rows).size).toBe(rows.length);
    }
  });
});

describe('stores', () => {
  it('are opened once for all queries, and anew when the settings have changed', async () => {
    const { opened, closed } = watchDemo();
    const app = createApp();
    await ask({ app });
    await ask({ app });
    expect([opened.mock.calls.length, closed.mock.calls.length]).toEqual([1, 0]);
    await ask({ app, context: contextOf({ updatedMs: 2 }) });
    await ask({ app, context: contextOf({ updatedMs: 2 }) });
    expect([opened.mock.calls.length, closed.mock.calls.length]).toEqual([2, 1]);
  });

  it('are those of the changed settings', async () => {
    const app = createApp();
    const renamed = contextOf({ updatedMs: 2, jsonData: { upstreams: [{ name: 'shop', kind: 'demo' }] } });
    expect(await ask({ app })).toEqual(matrix);
    expect(await ask({ app, context: renamed })).toMatchObject({ status: 400, source: 'downstream' });
    const model = { ...correlation, inputs: [{ ...inputs[0], upstream: 'shop' }] };
    expect(await ask({ app, context: renamed, model })).toEqual(matrix);
  });

  it('are not shared between organisations or data sources', async () => {
    const { opened, closed } = watchDemo();
    const app = createApp();
    await ask({ app });
    await ask({ app, context: contextOf({}, 2) });
    await ask({ app, context: contextOf({ uid: 'other' }) });
    expect([opened.mock.calls.length, closed.mock.calls.length]).toEqual([3, 0]);
  });
});

describe('a query that fails', () => {
  it('through its author says what to do', async () => {
    const model = { ...correlation, analysis: { kind: 'correlation', method: 'pearsn' } };
    expect(await ask({ model })).toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringMatching(/method/),
    });
  });

  it('through us is logged, and tells nobody why', async () => {
    const demo = upstreamKinds.find(({ kind }) => kind === 'demo');
    vi.spyOn(demo ?? { open: () => undefined }, 'open').mockImplementation((): Upstream => ({
      queryRange: () => Promise.reject(new TypeError('secret detail')),
      health: () => Promise.resolve(''),
      close: () => Promise.resolve(),
    }));
    const logFault = vi.fn();
    const failure = await ask({ app: createApp(logFault) });
    expect(failure).toMatchObject({ status: 500, source: 'plugin' });
    expect(JSON.stringify(failure)).not.toContain('secret detail');
    expect(logFault).toHaveBeenCalledWith(
      'query failed by a fault of the plugin',
      expect.stringContaining('secret detail')
    );
  });

  it('does not take the others of its request with it', async () => {
    const query = { queryType: '', intervalMs: 60_000, maxDataPoints: 500, fromMs, toMs: fromMs + 3_600_000 };
    const outcomes = await createApp().queryData(
      {
        context: contextOf(),
        headers: new Map(),
        queries: [
          { ...query, refId: 'A', model: {} },
          { ...query, refId: 'B', model: correlation },
        ],
      },
      never
    );
    expect([...outcomes].map(([refId, { ok }]) => [refId, ok])).toEqual([
      ['A', false],
      ['B', true],
    ]);
  });

  it('was cancelled where its caller has gone', async () => {
    expect(await ask({ signal: AbortSignal.abort() })).toMatchObject({ status: 499, source: 'downstream' });
  });
});

describe('resources', () => {
  const call = (path: string, method = 'GET', context = contextOf()) =>
    createApp().callResource(
      { context, path, method, url: `/${path}`, headers: new Map(), body: new Uint8Array() },
      never
    );

  it('lists the kinds of stores with their settings', async () => {
    const { status, body } = await call('/upstream-kinds/');
    const { kinds } = JSON.parse(new TextDecoder().decode(body)) as { kinds: Array<{ kind: string }> };
    expect([status, kinds.map(({ kind }) => kind)]).toEqual([200, upstreamKinds.map(({ kind }) => kind)]);
  });

  it('are read only, and no others', async () => {
    expect((await call('upstream-kinds', 'POST')).status).toBe(405);
    expect((await call('labels', 'DELETE')).status).toBe(405);
    expect((await call('secrets')).status).toBe(404);
  });
});

describe('live channels', () => {
  const query = { inputs, analysis: { kind: 'anomaly' }, stepMs: 60_000 };
  const payload = { query, fromMs, toMs: fromMs + 600_000, intervalMs: 1000 };
  const subscribe = (path: string, sent: unknown = payload) =>
    createApp().subscribeStream({ context: contextOf(), path, payload: sent, headers: new Map() }, never);

  it('are there for anomaly queries only', async () => {
    expect(await subscribe('anomaly/A')).toBe('ok');
    expect(await subscribe('other/A')).toBe('not-found');
    expect(await subscribe('anomaly/A', { ...payload, query: correlation })).toBe('not-found');
  });
});

describe('a request without a data source', () => {
  it('has no stores', async () => {
    const { datasource: _, ...context } = contextOf();
    expect(await ask({ context })).toMatchObject({ status: 400 });
    expect((await createApp().checkHealth(context, never)).status).not.toBe('ok');
  });
});
