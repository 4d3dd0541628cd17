import { once } from 'node:events';
import { createServer } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkbench, type WorkbenchProcess } from './workbenchProcess';

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** Sends the path as it is written, which fetch would tidy up, and any Host. */
async function get(base: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const sent = request({ hostname, port, path, headers });
  sent.end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) {
    body += String(chunk);
  }
  return { status: response.statusCode, body };
}

interface StreamEvent {
  readonly schema: { readonly fields: readonly unknown[] };
  readonly data: { readonly values: ReadonlyArray<readonly number[]> };
}

/** The first events of a stream of server-sent events; then it is left. */
async function readEvents(address: URL, count: number): Promise<readonly StreamEvent[]> {
  const leave = new AbortController();
  const { body } = await fetch(address, { signal: leave.signal });
  const events: StreamEvent[] = [];
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    events.push(...parts.map((part) => JSON.parse(part.replace(/^data: /, ''))));
    if (events.length >= count) {
      break;
    }
  }
  leave.abort();
  return events;
}

describe('npm start', () => {
  let workbench: WorkbenchProcess;
  let url: string;
  beforeAll(async () => {
    workbench = startWorkbench('--port', '0', '--no-prometheus');
    url = await workbench.url;
  });
  afterAll(async () => {
    await workbench.stop();
  });

  it('serves the page and the built plugins', async () => {
    expect((await get(url, '/')).body).toContain('<div id="root">');
    expect((await get(url, '/public/plugins/covary-observability-app/module.js')).body).toContain('define(');
    expect((await get(url, '/public/plugins/covary-analysis-datasource/plugin.json')).status).toBe(200);
  });

  it('keeps files outside the plugins to itself', async () => {
    for (const path of [
      '/public/plugins/covary-observability-app/../../package.json',
      '/public/plugins/covary-observability-app/%2e%2e/package.json',
      '/public/plugins/covary-observability-app/..%2fpackage.json',
      '/workbench/../../../package.json',
      '/workbench/..%2f..%2fserver/main.cjs',
      '/public/plugins/covary-analysis-datasource/gpx_covary_linux_amd64',
      '/public/plugins/unknown/plugin.json',
    ]) {
      const { status, body } = await get(url, path);
      expect(status === 404 || body.includes('<div id="root">'), path).toBe(true);
    }
  });

  it('refuses other hosts and pages of other origins', async () => {
    expect((await get(url, '/boot.js', { host: 'evil.example' })).status).toBe(403);
    expect((await get(url, '/api/datasources', { origin: 'http://evil.example' })).status).toBe(403);
    expect((await get(url, '/api/datasources', { origin: url })).status).toBe(200);
  });

  it('never sends secrets to the page', async () => {
    const headers = { 'content-type': 'application/json' };
    const before: unknown = await (await fetch(`${url}/api/datasources/uid/covary`)).json();
    const body = JSON.stringify({ ...Object(before), secureJsonData: { 'upstreams.prom.password': 'hunter2' } });
    const saved = await fetch(`${url}/api/datasources/uid/covary`, { method: 'PUT', headers, body });
    expect(await saved.text()).toContain('"upstreams.prom.password":true');
    for (const path of ['/api/datasources', '/api/datasources/uid/covary', '/boot.js']) {
      expect((await get(url, path)).body).not.toContain('hunter2');
    }
  });

  it('answers a query with frames as Grafana does', async () => {
    const toMs = Date.now();
    const query = {
      refId: 'A',
      datasource: { uid: 'covary' },
      inputs: [{ refId: 'a', expr: 'shop_service_latency_ms' }],
      analysis: { kind: 'correlation' },
    };
    const response = await fetch(`${url}/api/ds/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: String(toMs - 3_600_000), to: String(toMs), queries: [query] }),
    });
    expect(response.status).toBe(200);
    const { results } = Object(await response.json());
    const [frame] = results.A.frames;
    expect(frame.schema.refId).toBe('A');
    expect(frame.data.values.length).toBe(frame.schema.fields.length);
  });

  it('says which query failed and why', async () => {
    const query = { refId: 'B', datasource: { uid: 'covary' }, inputs: [], analysis: { kind: 'correlation' } };
    const response = await fetch(`${url}/api/ds/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: '0', to: '3600000', queries: [query] }),
    });
    expect(response.status).toBe(400);
    expect(Object(await response.json()).results.B.error).toContain('add at least one input');
  });

  it('sends the rows of a live query one after the other', async () => {
    const toMs = Date.now();
    const inputs = [{ refId: 'a', expr: 'shop_service_latency_ms{service="cache"}' }];
    const query = { inputs, analysis: { kind: 'anomaly', detector: 'rollingZScore' }, stepMs: 1000 };
    const payload = { query, fromMs: toMs - 60_000, toMs, intervalMs: 1000 };
    const address = new URL(`${url}/api/live/stream`);
    address.searchParams.set('channel', 'ds/covary/anomaly/test');
    address.searchParams.set('data', JSON.stringify(payload));
    const [first, second] = await readEvents(address, 2);
    expect(first?.schema.fields[0]).toMatchObject({ name: 'time', type: 'time' });
    const lastOf = (event: StreamEvent | undefined): number => event?.data.values[0]?.at(-1) ?? NaN;
    expect(lastOf(second)).toBe(lastOf(first) + 1000);
  });

  it('says that a channel does not exist', async () => {
    const response = await fetch(`${url}/api/live/stream?channel=ds/covary/unknown&data={}`);
    expect(response.status).toBe(404);
  });

  it('says that a port is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, output } = await startWorkbench('--port', String(port), '--no-prometheus').ended;
    other.close();
    expect(code).toBe(1);
    expect(output).toContain('the port is taken');
  });

  it.each([
    [['--port', 'eighty'], '--port takes a number'],
    [['--prometheus', 'localhost:9090'], '--prometheus takes a URL'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('refuses %j', async (args, message) => {
    const { code, output } = await startWorkbench(...args).ended;
    expect(code).toBe(1);
    expect(output).toContain(message);
  });

  it('queries the Prometheus that it is given, and says when it cannot', async () => {
    const own = startWorkbench('--port', '0', '--prometheus', 'http://127.0.0.1:1');
    const health = await fetch(`${await own.url}/api/datasources/uid/covary/health`);
    const { status, message } = Object(await health.json());
    await own.stop();
    expect(status).toBe('ERROR');
    expect(message).toMatch(/prometheus: .*127\.0\.0\.1:1/);
  });

  it('adds the stores that it is given under the names of their kinds, a Prometheus in front', async () => {
    const own = startWorkbench(
      ...['--port', '0', '--influxdb', 'http://127.0.0.1:1', '--influxdb-database', 'shop'],
      ...['--loki', 'http://127.0.0.1:2', '--tempo', 'http://127.0.0.1:3', '--jaeger', 'http://127.0.0.1:4'],
      ...['--prometheus', 'http://127.0.0.1:5']
    );
    const settings = await fetch(`${await own.url}/api/datasources/uid/covary`);
    const { jsonData } = Object(await settings.json());
    await own.stop();
    expect(jsonData.upstreams).toEqual([
      { name: 'prometheus', kind: 'prometheus', url: 'http://127.0.0.1:5' },
      { name: 'demo', kind: 'demo' },
      { name: 'loki', kind: 'loki', url: 'http://127.0.0.1:2' },
      { name: 'tempo', kind: 'tempo', url: 'http://127.0.0.1:3' },
      { name: 'jaeger', kind: 'jaeger', url: 'http://127.0.0.1:4' },
      { name: 'influxdb', kind: 'influxdb', url: 'http://127.0.0.1:1', auth: 'none', database: 'shop' },
    ]);
  });

  it('ends with Ctrl-C', async () => {
    const own = startWorkbench('--port', '0', '--no-prometheus');
    const ownUrl = await own.url;
    const { code } = await own.stop();
    expect(code).toBe(0);
    await expect(fetch(ownUrl)).rejects.toThrow();
  });
});
