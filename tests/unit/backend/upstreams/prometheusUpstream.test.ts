import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { prometheusUpstream } from '../../../../src/backend/upstreams/prometheus/prometheusUpstream';
import { startFakeServer, type FakeServer, type ReceivedRequest } from '../../../contract/upstreams/fakeServer';

const never = new AbortController().signal;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A Prometheus whose one series has its own time in seconds as value. */
function timeSeries({ parameters }: ReceivedRequest): string {
  const number = (name: string): number => Number(parameters.get(name));
  const values: Array<readonly [number, string]> = [];
  for (let time = number('start'); time <= number('end'); time += number('step') || 1) {
    values.push([time, String(time)]);
  }
  const result = [{ metric: { __name__: 'clock', job: 'x' }, values }];
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}

async function open(
  answer: (request: ReceivedRequest) => { status?: number; body: string },
  settings: Readonly<Record<string, unknown>> = {}
) {
  server = await startFakeServer(answer);
  return prometheusUpstream.open(
    prometheusUpstream.settings.parse({ name: 'prometheus', kind: 'prometheus', url: `${server.url}/`, ...settings }),
    {}
  );
}

const matrix = (...result: readonly unknown[]) => ({
  body: JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }),
});

const range = { input: { refId: 'a', expr: 'clock' }, fromMs: 0, toMs: 600_000, stepMs: 60_000, maxSeries: 10 };

describe('prometheusUpstream', () => {
  it('asks for the range in seconds and names series as Prometheus does', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }));
    const { series } = await upstream.queryRange(range, never);
    expect(server?.requests[0]).toMatchObject({ method: 'GET', path: '/api/v1/query_range' });
    expect(Object.fromEntries(server?.requests[0]?.parameters ?? [])).toEqual({
      query: 'clock',
      start: '0',
      end: '600',
      step: '60',
    });
    expect(series.map(({ name }) => name)).toEqual(['clock{job="x"}']);
    expect([...(series[0]?.times ?? [])]).toEqual(Array.from({ length: 11 }, (_, i) => i * 60_000));
  });

  it('asks for the values of the label that is named, and for no other path', async () => {
    const upstream = await open(() => ({ body: JSON.stringify({ status: 'success', data: [] }) }));
    const span = { fromMs: 0, toMs: 1000 };
    for (const label of ['..', '.', '']) {
      await expect(upstream.listLabels?.({ ...span, label }, never)).rejects.toThrow(
        'no name that a store can be asked'
      );
    }
    expect(server?.requests).toEqual([]);
    await upstream.listLabels?.({ ...span, label: '../../admin/tsdb/delete_series?x=' }, never);
    expect(server?.requests.map(({ path }) => path)).toEqual([
      '/api/v1/label/..%2F..%2Fadmin%2Ftsdb%2Fdelete_series%3Fx%3D/values',
    ]);
  });

  it('asks once what a metric is, and knows nothing where the store does not say', async () => {
    const said = { type: 'histogram', unit: 'seconds', help: 'How long orders take.' };
    const upstream = await open(({ parameters }) => {
      const metric = parameters.get('metric') ?? '';
      return metric === 'gone'
        ? { status: 404, body: 'no such path' }
        : { body: JSON.stringify({ status: 'success', data: metric === 'orders' ? { orders: [said] } : {} }) };
    });
    expect(await upstream.describeMetric?.('orders', never)).toEqual(said);
    expect(await upstream.describeMetric?.('orders', never)).toEqual(said);
    expect(await upstream.describeMetric?.('unheard_of', never)).toBeUndefined();
    expect(await upstream.describeMetric?.('gone', never)).toBeUndefined();
    expect(server?.requests.map(({ path, parameters }) => [path, parameters.get('metric')])).toEqual([
      ['/api/v1/metadata', 'orders'],
      ['/api/v1/metadata', 'unheard_of'],
      ['/api/v1/metadata', 'gone'],
    ]);
  });

  it('says that labels are partial where a storage node of VictoriaMetrics is away', async () => {
    const upstream = await open(() => ({
      body: JSON.stringify({ status: 'success', isPartial: true, data: ['up'] }),
    }));
    const { labels, warnings } = (await upstream.listLabels?.({ fromMs: 0, toMs: 1000 }, never)) ?? {};
    expect(labels).toEqual(['up']);
    expect(warnings?.[0]).toMatch(/partial/);
  });

  it('opens no more connections than it may, however much is asked at once', async () => {
    const sockets = new Set<unknown>();
    let most = 0;
    const store = createServer((request, response) => {
      const { socket } = request;
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      most = Math.max(most, sockets.size);
      setTimeout(() => response.end(matrix().body), 5);
    }).listen(0, '127.0.0.1');
    await once(store, 'listening');
    const address = store.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const settings = { name: 'prometheus', kind: 'prometheus', url, maxConnections: 8 };
    const upstream = prometheusUpstream.open(prometheusUpstream.settings.parse(settings), {});
    await Promise.all(Array.from({ length: 300 }, () => upstream.queryRange(range, never)));
    // A quarter each is kept for alert rules and for large answers.
    expect(most).toBe(4);
    await upstream.close();
    store.close();
  });

  it('refuses a series of more or longer labels than any store lets one have', async () => {
    const values = [[0, '1']];
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`label_${i}`, 'x'.repeat(70)]));
    for (const metric of [many, { a: 'x'.repeat(300_000) }]) {
      const upstream = await open(() => matrix({ metric, values }));
      await expect(upstream.queryRange(range, never)).rejects.toThrow(/has \d+ labels of \d+ characters, more than/);
      await server?.close();
    }
    const fine = await open(() => matrix({ metric: { a: 'x'.repeat(100_000) }, values }));
    const { series } = await fine.queryRange(range, never);
    expect(series[0]?.labels['a']).toHaveLength(100_000);
  });

  it('reads of an error no more than a message', async () => {
    const upstream = await open(() => ({ status: 500, body: 'e'.repeat(20_000_000) }));
    const failure = await upstream.queryRange(range, never).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/HTTP 500.*e{100}…/);
  });

  it('splits a range of more than 11 000 points and joins the answers without a gap or a repeat', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }));
    const { series } = await upstream.queryRange({ ...range, toMs: 25_000_000, stepMs: 1000 }, never);
    const asked = (server?.requests ?? []).filter(({ path }) => path === '/api/v1/query_range');
    expect(asked.length).toBe(3);
    for (const { parameters } of asked) {
      expect(Number(parameters.get('end')) - Number(parameters.get('start'))).toBeLessThan(11_000);
    }
    expect(series.length).toBe(1);
    expect(series[0]?.values.every((value, i) => value === i)).toBe(true);
    expect(series[0]?.values.length).toBe(25_001);
  });

  describe('over many series', () => {
    const long = { ...range, input: { refId: 'a', expr: 'sum(rate(x{job="a"}[5m])) / sum(rate(y[5m]))' } };
    const of = (count: number) =>
      open((request) =>
        request.path === '/api/v1/query'
          ? { body: JSON.stringify({ status: 'success', data: { result: [{ value: [0, String(count)] }] } }) }
          : { body: timeSeries(request) }
      );
    const partsOf = (toMs: number) => {
      const asked = (server?.requests ?? []).filter(({ path }) => path === '/api/v1/query_range');
      expect(Number(asked.at(-1)?.parameters.get('end'))).toBe(toMs / 1000);
      return asked.map(({ parameters }) => (Number(parameters.get('end')) - Number(parameters.get('start'))) / 60 + 1);
    };
    const toMs = 5999 * 60_000;

    it('asks for no more at once than a store holds', async () => {
      const upstream = await of(25_000);
      const { series } = await upstream.queryRange({ ...long, toMs }, never);
      expect(series[0]?.values.length).toBe(6000);
      expect(partsOf(toMs)).toEqual([2000, 2000, 2000]);
      expect(server?.requests[0]?.parameters.get('query')).toBe(
        '(count(x{job="a"}) or vector(0)) + (count(y) or vector(0))'
      );
      await upstream.queryRange({ ...long, toMs }, never);
      expect(server?.requests.filter(({ path }) => path === '/api/v1/query')).toHaveLength(1);
    });

    it('counts again where the store did not say', async () => {
      let isAble = false;
      const upstream = await open((request) =>
        request.path !== '/api/v1/query'
          ? { body: timeSeries(request) }
          : isAble
            ? { body: JSON.stringify({ status: 'success', data: { result: [{ value: [0, '25000'] }] } }) }
            : { status: 503, body: '' }
      );
      await upstream.queryRange({ ...long, toMs }, never);
      expect(partsOf(toMs)).toEqual([6000]);
      isAble = true;
      await upstream.queryRange({ ...long, toMs }, never);
      expect(partsOf(toMs)).toEqual([6000, 2000, 2000, 2000]);
    });

    it('asks at once for what a panel asks for, without counting', async () => {
      const upstream = await of(200_000);
      await upstream.queryRange({ ...long, toMs: 1499 * 60_000 }, never);
      expect(partsOf(1499 * 60_000)).toEqual([1500]);
      expect(server?.requests).toHaveLength(1);
    });

    it('asks for nothing that would be too much, and says what to do', async () => {
      const upstream = await of(200_000);
      await expect(upstream.queryRange({ ...long, toMs }, never)).rejects.toThrow(
        /^input a: it reads 200000 series over 6000 steps, .* narrow it by labels, or record it by a rule$/
      );
      expect(server?.requests).toHaveLength(1);
    });
  });

  it('posts a query that is too long for a URL', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }));
    const expr = `clock{job=~"${'x'.repeat(3000)}"}`;
    await upstream.queryRange({ ...range, input: { refId: 'a', expr } }, never);
    expect(server?.requests[0]?.method).toBe('POST');
    expect(server?.requests[0]?.parameters.get('query')).toBe(expr);
  });

  it('replaces intervals by the step of the query', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }));
    const expr = 'rate(clock[$__rate_interval]) + ${__interval_ms} + $__range_s + $other';
    const { executed } = await upstream.queryRange({ ...range, input: { refId: 'a', expr } }, never);
    expect(executed).toBe('rate(clock[75s]) + 60000 + 600 + $other');
  });

  it('replaces macros in their other spellings, and leaves dates to the browser that only it can write', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }));
    const expr =
      'rate(clock[${__rate_interval:raw}]) + rate(clock[[[__interval]]]) + [[__to:date:seconds]] + clock{a="${__from:date:iso}", b="${__to:date:YYYY}"}';
    const { executed } = await upstream.queryRange({ ...range, input: { refId: 'a', expr } }, never);
    expect(executed).toBe(
      'rate(clock[75s]) + rate(clock[60s]) + 600 + clock{a="1970-01-01T00:00:00.000Z", b="${__to:date:YYYY}"}'
    );
  });

  it('names the status of an error that says nothing', async () => {
    const upstream = await open(() => ({ status: 500, body: '{"status":"error","errorType":"","error":""}' }));
    await expect(upstream.queryRange({ ...range, input: { refId: 'a', expr: 'up' } }, never)).rejects.toThrow(
      /: HTTP 500$/
    );
  });

  it('reads infinities, and says what to do with a native histogram', async () => {
    const result = (entry: unknown) => ({
      body: JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [entry] } }),
    });
    const infinite = await open(() =>
      result({
        metric: {},
        values: [
          [0, '+Inf'],
          [60, '-Inf'],
        ],
      })
    );
    expect([...((await infinite.queryRange(range, never)).series[0]?.values ?? [])]).toEqual([Infinity, -Infinity]);
    await server?.close();
    const histogram = await open(() =>
      result({ metric: { __name__: 'h' }, histograms: [[0, { count: '1', sum: '1' }]] })
    );
    await expect(histogram.queryRange(range, never)).rejects.toThrow(/h is a native histogram; use histogram_quantile/);
  });

  it('reads a compressed answer, and holds it to the size cap after decompression', async () => {
    const { createServer } = await import('node:http');
    const body = gzipSync(
      JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] }, pad: 'x'.repeat(100_000) })
    );
    const zipped = createServer((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body));
    await new Promise<void>((resolve) => zipped.listen(0, '127.0.0.1', resolve));
    const address = zipped.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const settings = { name: 'p', kind: 'prometheus', url };
    const roomy = prometheusUpstream.open(prometheusUpstream.settings.parse(settings), {});
    expect(await roomy.queryRange(range, never)).toMatchObject({ series: [] });
    const tight = prometheusUpstream.open(
      prometheusUpstream.settings.parse({ ...settings, maxResponseBytes: 50_000 }),
      {}
    );
    await expect(tight.queryRange(range, never)).rejects.toMatchObject({ status: 413 });
    zipped.close();
    zipped.closeAllConnections();
  });

  it('leaves out native histograms among other series, and says which', async () => {
    const histograms = [
      [0, { count: '3', sum: '1.5' }],
      [60, { count: '4', sum: '2' }],
    ];
    const upstream = await open(() =>
      matrix(
        { metric: { __name__: 'rpc_seconds', job: 'a' }, histograms },
        { metric: { __name__: 'mixed' }, values: [[120, '7']], histograms },
        { metric: { __name__: 'rpc_seconds_sum' }, values: [[0, '1']] }
      )
    );
    const { series, warnings } = await upstream.queryRange(range, never);
    expect(series.map(({ name, values }) => [name, [...values]])).toEqual([
      ['mixed', [7]],
      ['rpc_seconds_sum', [1]],
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/^left out: rpc_seconds\{job="a"\} and of 1 more series are native histograms; use/),
    ]);
    await server?.close();
    const mixed = await open(() => matrix({ metric: { __name__: 'mixed' }, values: [[120, '7']], histograms }));
    expect((await mixed.queryRange(range, never)).warnings).toEqual([
      expect.stringMatching(/^left out: 2 samples of mixed are native histograms/),
    ]);
  });

  it('names series as selectors that find them, whatever their characters', async () => {
    const metric = { __name__: 'http.requests', 'service.name': 'a"b\\c', job: 'x' };
    const upstream = await open(() => matrix({ metric, values: [[0, '1']] }, { metric: {}, values: [[0, '1']] }));
    expect((await upstream.queryRange(range, never)).series.map(({ name }) => name)).toEqual([
      '{"http.requests", "service.name"="a\\"b\\\\c", job="x"}',
      '{}',
    ]);
  });

  it.each([
    // [step, scrape interval, rate interval]: Grafana's max(step + scrape, 4 scrapes)
    [15_000, undefined, '60s'],
    [60_000, undefined, '75s'],
    [60_000, 60_000, '240s'],
    [300_000, 60_000, '360s'],
    [60_000, 30_000, '120s'],
  ])('reaches over enough scrapes: step %d, scrape interval %d', async (stepMs, scrapeIntervalMs, expected) => {
    const upstream = await open((request) => ({ body: timeSeries(request) }), { scrapeIntervalMs });
    const input = { refId: 'a', expr: 'rate(x[$__rate_interval]) + rate(y[$__interval])' };
    const { executed } = await upstream.queryRange({ ...range, stepMs, input }, never);
    expect(executed).toBe(`rate(x[${expected}]) + rate(y[${stepMs / 1000}s])`);
  });

  it('means the range that is shown by $__range and by @ start(), in every part of a long query', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }));
    const expr =
      'x @ start() - x @ end () + delta(y[$__range]) + label_replace(z, "a", "@ start()", "b", "") # @ end()';
    const shown = { fromMs: 10_000_000, toMs: 12_000_000 };
    const long = { ...range, fromMs: 0, toMs: 12_000_000, stepMs: 1000, shown };
    const { executed } = await upstream.queryRange({ ...long, input: { refId: 'a', expr } }, never);
    expect(executed).toBe(
      'x @ 10000 - x @ 12000 + delta(y[2000s]) + label_replace(z, "a", "@ start()", "b", "") # @ end()'
    );
    const asked = (server?.requests ?? []).filter(({ path }) => path === '/api/v1/query_range');
    expect(asked.map(({ parameters }) => parameters.get('query'))).toEqual([executed, executed]);
  });

  it('sends the tenant and the parameters of its settings with every request', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }), {
      tenant: 'team-a|team-b',
      parameters: 'dedup=false&extra_label=team%3Da',
    });
    await upstream.queryRange(range, never);
    await upstream.queryRange({ ...range, input: { refId: 'a', expr: 'x'.repeat(3000) } }, never);
    await upstream.health(never).catch(() => undefined);
    await upstream.listLabels?.({ fromMs: 0, toMs: 1 }, never).catch(() => undefined);
    expect(server?.requests.length).toBeGreaterThan(4);
    for (const { headers, url } of server?.requests ?? []) {
      expect(headers['x-scope-orgid']).toBe('team-a|team-b');
      expect(url).toMatch(/[?&]dedup=false&extra_label=team%3Da/);
    }
  });

  it('sends the query of its URL along, as provisioned settings may have one', async () => {
    const { url } = await startFakeServer((request) => ({ body: timeSeries(request) })).then((own) => (server = own));
    const settings = { name: 'prometheus', kind: 'prometheus', url: `${url}/api?dedup=false`, parameters: 'a=b' };
    await prometheusUpstream.open(prometheusUpstream.settings.parse(settings), {}).queryRange(range, never);
    expect(server?.requests[0]?.url).toMatch(/^\/api\/api\/v1\/query_range\?dedup=false&a=b&query=clock&/);
    const asking = { name: 'prometheus', kind: 'prometheus', url: `${url}?a=b?c&d=e` };
    await prometheusUpstream.open(prometheusUpstream.settings.parse(asking), {}).queryRange(range, never);
    expect(server?.requests[1]?.url).toMatch(/^\/api\/v1\/query_range\?a=b\?c&d=e&query=clock&/);
  });

  it('asks for the tenant where the store needs one', async () => {
    const upstream = await open(() => ({ status: 401, body: 'no org id\n' }));
    await expect(upstream.health(never)).rejects.toThrow('the store has tenants ("no org id"): set "Tenant"');
  });

  it.each([
    ['Prometheus API, version 2.53.0', { data: { version: '2.53.0' } }, false],
    ['Grafana Mimir, version 2.14.0', { data: { application: 'Grafana Mimir', version: '2.14.0' } }, false],
    // VictoriaMetrics 1.79, and later ones, which name a version of Prometheus.
    ['VictoriaMetrics', { data: {} }, true],
    ['VictoriaMetrics', { data: { version: '2.24.0' } }, true],
    ['Prometheus API, version 2.24.0', { data: { version: '2.24.0' } }, false],
    ['Prometheus API', undefined, false],
  ])('is %s by what it says of itself', async (expected, buildInfo, knowsNow) => {
    const upstream = await open((request) => {
      switch (request.path) {
        case '/api/v1/status/buildinfo':
          return buildInfo === undefined
            ? { status: 404, body: 'not found' }
            : { body: JSON.stringify({ status: 'success', ...buildInfo }) };
        case '/api/v1/query':
          return knowsNow
            ? { body: '{"status":"success","data":{"resultType":"vector","result":[]}}' }
            : { status: 400, body: '{"status":"error","errorType":"bad_data","error":"unknown function"}' };
        default:
          return { body: timeSeries(request) };
      }
    });
    expect(await upstream.health(never)).toBe(expected);
  });
});
