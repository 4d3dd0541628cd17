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
  for (let time = number('start'); time <= number('end'); time += number('step')) {
    values.push([time, String(time)]);
  }
  const result = [{ metric: { __name__: 'clock', job: 'x' }, values }];
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}

async function open(answer: (request: ReceivedRequest) => { status?: number; body: string }) {
  server = await startFakeServer(answer);
  return prometheusUpstream.open(
    prometheusUpstream.settings.parse({ name: 'prometheus', kind: 'prometheus', url: `${server.url}/` }),
    {}
  );
}

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

  it('splits a range of more than 11 000 points and joins the answers without a gap or a repeat', async () => {
    const upstream = await open((request) => ({ body: timeSeries(request) }));
    const { series } = await upstream.queryRange({ ...range, toMs: 25_000_000, stepMs: 1000 }, never);
    expect(server?.requests.length).toBe(3);
    for (const { parameters } of server?.requests ?? []) {
      expect(Number(parameters.get('end')) - Number(parameters.get('start'))).toBeLessThan(11_000);
    }
    expect(series.length).toBe(1);
    expect(series[0]?.values.every((value, i) => value === i)).toBe(true);
    expect(series[0]?.values.length).toBe(25_001);
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
    const histogram = await open(() => result({ metric: { __name__: 'h' }, histograms: [] }));
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
});
