import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Metadata, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CallResourceResponse,
  CheckHealthResponse_HealthStatus,
  type DataResponse,
  QueryDataRequest,
  type StreamPacket,
} from '../../src/backend/plugin/generated/pluginv2';
import { decodeArrowFrame } from '../../src/frames/arrow/decodeArrowFrame';
import {
  buildBackend,
  buildExecutable,
  pluginContext,
  type PluginHost,
  startPlugin,
  unary,
} from './backend/pluginHost';
import { type TestQuery } from './backend/testApplication';
import { expectNoOrphan } from './backend/expectNoOrphan';

const folder = mkdtempSync(path.join(tmpdir(), 'covary-backend-'));
const executable = path.join(folder, 'gpx_test');

beforeAll(() => buildExecutable('tests/integration/backend/testApplication.ts', executable));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function queryRequest(models: Readonly<Record<string, TestQuery | string>>): QueryDataRequest {
  return QueryDataRequest.fromPartial({
    pluginContext: pluginContext({ upstreams: [] }, { token: 's3cret' }),
    headers: new Map([['FromAlert', 'true']]),
    queries: Object.entries(models).map(([refId, model]) => ({
      refId,
      maxDataPoints: 100,
      intervalMS: 15_000,
      timeRange: { fromEpochMS: 1_735_689_600_000, toEpochMS: 1_735_693_200_000 },
      json: Buffer.from(typeof model === 'string' ? model : JSON.stringify(model)),
      queryType: 'analysis',
    })),
  });
}

async function query(
  host: PluginHost,
  models: Readonly<Record<string, TestQuery | string>>
): Promise<ReadonlyMap<string, DataResponse>> {
  const { responses } = await unary<{ responses: Map<string, DataResponse> }>((callback) =>
    host.data.queryData(queryRequest(models), callback)
  );
  return responses;
}

function only<T>(values: readonly T[] | undefined): T {
  expect(values).toHaveLength(1);
  const value = values?.[0];
  if (value === undefined) {
    throw new Error('no value');
  }
  return value;
}

describe('a running backend process', () => {
  let host: PluginHost;
  beforeAll(async () => {
    host = await startPlugin(executable);
  });
  afterAll(async () => {
    const exit = await host.stop();
    expect(exit).toEqual({ code: 0, signal: null });
    expect(host.stdout()).toBe('');
  });

  it('answers the health check of the plugin host', async () => {
    const answer = await unary<{ status: number }>((callback) => host.health.check({ service: 'plugin' }, callback));
    expect(answer.status).toBe(1);
    await expect(unary((callback) => host.health.check({ service: 'other' }, callback))).rejects.toMatchObject({
      code: status.NOT_FOUND,
    });
  });

  it('checks the health of a data source with its settings and secrets', async () => {
    const context = pluginContext({ upstreams: ['demo'] }, { token: 's3cret' });
    const report = await unary<{ status: number; message: string; jsonDetails: Buffer }>((callback) =>
      host.diagnostics.checkHealth({ pluginContext: context, headers: new Map() }, callback)
    );
    expect(report.status).toBe(CheckHealthResponse_HealthStatus.OK);
    expect(report.message).toBe('Covary answers');
    expect(JSON.parse(report.jsonDetails.toString())).toEqual({
      jsonData: { upstreams: ['demo'] },
      secretKeys: ['token'],
      appUrl: 'http://127.0.0.1:3000/',
    });
  });

  it('names what is wrong with settings that are no json', async () => {
    const context = pluginContext();
    const settings = context.dataSourceInstanceSettings;
    const broken = {
      ...context,
      ...(settings && { dataSourceInstanceSettings: { ...settings, jsonData: Buffer.from('{') } }),
    };
    await expect(
      unary((callback) => host.diagnostics.checkHealth({ pluginContext: broken, headers: new Map() }, callback))
    ).rejects.toMatchObject({ code: status.INVALID_ARGUMENT, details: 'settings of the data source: not valid json' });
  });

  it('answers a query with frames that carry its refId', async () => {
    const response = (await query(host, { A: { kind: 'frame', rows: 4 } })).get('A');
    expect(response).toMatchObject({ error: '', status: 200, errorSource: '' });
    const frame = decodeArrowFrame(only(response?.frames));
    expect(frame.refId).toBe('A');
    expect(frame.name).toBe('mixed');
    expect(frame.fields.map(({ name, type, values }) => [name, type, values.length])).toEqual([
      ['time', 'time', 4],
      ['value', 'number', 4],
      ['gapped', 'number', 4],
      ['text', 'string', 4],
      ['maybe', 'string', 4],
      ['flag', 'boolean', 4],
    ]);
  });

  it('hands time range, interval, headers, user and secrets to the application', async () => {
    const response = (await query(host, { A: { kind: 'echo' } })).get('A');
    const field = decodeArrowFrame(only(response?.frames)).fields[0];
    expect(JSON.parse(String(field?.values[0]))).toEqual({
      refId: 'A',
      queryType: 'analysis',
      model: { kind: 'echo' },
      fromMs: 1_735_689_600_000,
      toMs: 1_735_693_200_000,
      intervalMs: 15_000,
      maxDataPoints: 100,
      fromAlert: 'true',
      user: 'admin',
      orgId: 1,
      secret: 's3cret',
      updatedMs: 1_700_000_000_000,
    });
  });

  it('reports a fault on the refId of its query alone', async () => {
    const responses = await query(host, {
      bad: '{"kind":',
      good: { kind: 'frame', rows: 1 },
      failing: { kind: 'fail' },
      silent: { kind: 'silent' },
      unencodable: { kind: 'unencodable' },
    });
    expect(responses.get('good')).toMatchObject({ error: '', status: 200 });
    expect(responses.get('bad')).toMatchObject({
      error: 'query: not valid json',
      status: 400,
      errorSource: 'downstream',
      frames: [],
    });
    expect(responses.get('failing')).toMatchObject({
      error: 'the store is down',
      status: 502,
      errorSource: 'downstream',
    });
    expect(responses.get('silent')).toMatchObject({ status: 500, errorSource: 'plugin' });
    expect(responses.get('unencodable')).toMatchObject({ status: 500, errorSource: 'plugin' });
    expect(responses.size).toBe(5);
  });

  it('keeps the text of an internal error in its log', async () => {
    await expect(query(host, { A: { kind: 'throw' } })).rejects.toMatchObject({
      code: status.INTERNAL,
      details: 'internal error of the plugin: see its log',
    });
    await host.logged('secret detail');
    const line = host
      .stderr()
      .split('\n')
      .find((text) => text.includes('secret detail'));
    const entry: unknown = JSON.parse(line ?? '');
    expect(entry).toMatchObject({
      '@level': 'error',
      '@message': 'call failed',
      '@module': 'covary',
      method: 'QueryData',
    });
    expect(entry).toHaveProperty(['@timestamp'], expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/));
  });

  it('stops a query when the caller cancels it', async () => {
    const before = host.stderr().length;
    let cancel = (): void => undefined;
    const answer = unary((callback) => {
      const call = host.data.queryData(queryRequest({ A: { kind: 'wait' } }), callback);
      cancel = () => call.cancel();
    });
    setTimeout(cancel, 100);
    await expect(answer).rejects.toMatchObject({ code: status.CANCELLED });
    await host.logged('query stopped');
    expect(host.stderr().slice(before)).not.toContain('call failed');
  });

  it('stops a query when its deadline passes', async () => {
    const stops = (): number => host.stderr().split('query stopped').length;
    const before = stops();
    const answer = unary((callback) =>
      host.data.queryData(
        queryRequest({ A: { kind: 'wait' } }),
        new Metadata(),
        { deadline: Date.now() + 200 },
        callback
      )
    );
    await expect(answer).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
    await expect.poll(stops).toBe(before + 1);
  });

  it('answers with more than the four megabytes that gRPC allows by default', async () => {
    const response = (await query(host, { A: { kind: 'many', frames: 1000, rows: 1440 } })).get('A');
    expect(response?.frames).toHaveLength(1000);
    const last = decodeArrowFrame(response?.frames[999] ?? new Uint8Array());
    expect(last.fields[1]?.labels).toEqual({ pod: 'pod-999' });
    expect(last.fields[1]?.values[1439]).toBe(999 + 143.9);
  });

  it('takes queries of up to a megabyte, and refuses a longer one, and requests of more than four', async () => {
    const model = (length: number) => JSON.stringify({ kind: 'frame', rows: 1, padding: 'x'.repeat(length) });
    const answers = await query(host, { A: model(1_000_000), B: model(1_000_000), C: model(1_100_000) });
    expect(answers.get('A')).toMatchObject({ status: 200 });
    expect(answers.get('B')).toMatchObject({ status: 200 });
    expect(answers.get('C')).toMatchObject({
      status: 400,
      error: 'query: 1100038 bytes, more than the 1048576 that are read',
    });
    await expect(query(host, { A: model(4_300_000) })).rejects.toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  });

  it('answers concurrent requests while another one waits', async () => {
    const waiting = host.data.queryData(queryRequest({ A: { kind: 'wait' } }), () => undefined);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => query(host, { [`R${index}`]: { kind: 'frame', rows: 10 } }))
    );
    waiting.cancel();
    expect(answers.map((responses, index) => responses.get(`R${index}`)?.status)).toEqual(answers.map(() => 200));
  });

  it('answers resource requests with status, headers and body', async () => {
    const call = (resourcePath: string): Promise<CallResourceResponse[]> =>
      collect(
        host.resource.callResource({
          pluginContext: pluginContext(),
          path: resourcePath,
          method: 'POST',
          url: `${resourcePath}?limit=3`,
          headers: new Map([['Accept', { values: ['application/json'] }]]),
          body: Buffer.from('{"a":1}'),
        })
      );
    const answer = only(await call('detectors'));
    expect(answer.code).toBe(200);
    expect(answer.headers.get('content-type')).toEqual({ values: ['application/json'] });
    expect(JSON.parse(answer.body.toString())).toEqual({
      path: 'detectors',
      method: 'POST',
      url: 'detectors?limit=3',
      accept: ['application/json'],
      body: '{"a":1}',
    });
    expect(only(await call('missing')).code).toBe(404);
  });

  it('decides who may subscribe and lets nobody publish', async () => {
    const request = (channel: string) => ({
      pluginContext: pluginContext(),
      path: channel,
      data: Buffer.alloc(0),
      headers: new Map<string, string>(),
    });
    const subscribe = async (channel: string): Promise<number> =>
      (await unary<{ status: number }>((callback) => host.stream.subscribeStream(request(channel), callback))).status;
    expect(await subscribe('count/3')).toBe(0);
    expect(await subscribe('nothing')).toBe(1);
    expect(await subscribe('secret')).toBe(2);
    const published = await unary<{ status: number }>((callback) =>
      host.stream.publishStream(request('count/3'), callback)
    );
    expect(published.status).toBe(2);
  });

  it('streams frames as json until there are no more, and stops when the viewer leaves', async () => {
    const run = (channel: string) =>
      host.stream.runStream({
        pluginContext: pluginContext(),
        path: channel,
        data: Buffer.alloc(0),
        headers: new Map(),
      });
    const packets = await collect<StreamPacket>(run('count/3'));
    const frames = packets.map(({ data }): unknown => JSON.parse(data.toString()));
    expect(frames).toHaveLength(3);
    expect(frames[2]).toMatchObject({
      schema: { name: 'series 2', fields: [{ name: 'time', type: 'time' }, { labels: { pod: 'pod-2' } }] },
      data: { values: [[1_735_689_600_000], [2]] },
    });

    const endless = run('count/1e9');
    endless.on('error', () => undefined);
    await once(endless, 'data');
    endless.cancel();
    await host.logged('stream stopped');
  });

  it('reports metrics of process, queries and application', async () => {
    const before = await sampleReader(host);
    await query(host, { A: { kind: 'frame', rows: 1 }, B: { kind: 'fail' }, C: { kind: 'unencodable' } });
    const waiting = unary((callback) =>
      host.data.queryData(
        queryRequest({ A: { kind: 'wait' } }),
        new Metadata(),
        { deadline: Date.now() + 100 },
        callback
      )
    );
    await expect(waiting).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
    await expect
      .poll(async () => (await sampleReader(host))('covary_query_request_duration_seconds_count'))
      .toBe(before('covary_query_request_duration_seconds_count') + 2);
    const after = await sampleReader(host);
    for (const result of ['ok', 'downstream', 'plugin', 'cancelled']) {
      const sample = `covary_queries_total{result="${result}"}`;
      expect([result, after(sample) - before(sample)]).toEqual([result, 1]);
    }
    expect(after('covary_query_request_duration_seconds_bucket{le="+Inf"}')).toBe(
      after('covary_query_request_duration_seconds_count')
    );
    expect(after('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(after('process_cpu_seconds_total')).toBeGreaterThan(0);
  });
});

describe('the backend of the plugin', () => {
  it('answers health and an analysis of its demo store', async () => {
    const backend = buildBackend(path.join(folder, 'gpx_covary'));
    const host = await startPlugin(backend);
    const context = pluginContext({ upstreams: [{ name: 'demo', kind: 'demo' }] });
    const health = await unary<{ status: number; message: string }>((callback) =>
      host.diagnostics.checkHealth({ pluginContext: context, headers: new Map() }, callback)
    );
    expect(health).toMatchObject({ status: CheckHealthResponse_HealthStatus.OK });
    const model = JSON.stringify({
      inputs: [{ refId: 'cpu', expr: 'shop_cpu_percent{service="database"}' }],
      analysis: { kind: 'correlation' },
    });
    const { responses } = await unary<{ responses: Map<string, DataResponse> }>((callback) =>
      host.data.queryData({ ...queryRequest({ A: model }), pluginContext: context, headers: new Map() }, callback)
    );
    expect(responses.get('A')).toMatchObject({ error: '', status: 200 });
    const [r] = (responses.get('A')?.frames ?? []).map(decodeArrowFrame);
    expect(r?.fields).toHaveLength(3);
    expect(r?.fields[1]?.values[0]).toBe(1);
    expect(r?.fields[1]?.values[1]).toBe(r?.fields[2]?.values[0]);
    expect(await host.stop()).toEqual({ code: 0, signal: null });
    expect(host.stderr()).not.toMatch(/"@level":"(?!debug)/);
  });
});

describe('the life of a backend process', () => {
  it('refuses to run without the cookie of a host, with a message and status 1', () => {
    const environment = { ...process.env };
    delete environment['grafana_plugin_type'];
    const { status: code, stdout, stderr } = spawnSync(executable, { env: environment, encoding: 'utf8' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('backend of a Grafana plugin');
  });

  it('ends with status 0 within two seconds of a shutdown, though a query runs', async () => {
    const host = await startPlugin(executable);
    host.data.queryData(queryRequest({ A: { kind: 'wait' } }), () => undefined);
    await query(host, { A: { kind: 'frame', rows: 1 } });
    const before = Date.now();
    expect(await host.stop()).toEqual({ code: 0, signal: null });
    expect(Date.now() - before).toBeLessThan(2000);
  });

  it('ends at once after a shutdown when nothing runs', async () => {
    const host = await startPlugin(executable);
    await query(host, { A: { kind: 'frame', rows: 1 } });
    const before = Date.now();
    expect(await host.stop()).toEqual({ code: 0, signal: null });
    expect(Date.now() - before).toBeLessThan(1000);
  });

  it('ends with status 0 on SIGTERM and ignores an interrupt', async () => {
    const host = await startPlugin(executable);
    host.process.kill('SIGINT');
    await query(host, { A: { kind: 'frame', rows: 1 } });
    host.process.kill('SIGTERM');
    expect(await host.exit).toEqual({ code: 0, signal: null });
    await host.stop();
  });

  it('ends when the stream to its host breaks', async () => {
    const host = await startPlugin(executable);
    await query(host, { A: { kind: 'frame', rows: 1 } });
    host.breakLifeline();
    expect(await host.exit).toEqual({ code: 0, signal: null });
    expect(host.stderr()).toContain('the host has gone');
    await host.stop();
  });

  it('leaves no orphan when its host is killed', async () => {
    await expectNoOrphan('killedHost', folder, executable);
  });

  it('logs an uncaught error and ends with status 1, so that the host starts it anew', async () => {
    const host = await startPlugin(executable);
    await query(host, { A: { kind: 'crash' } }).catch(() => undefined);
    expect(await host.exit).toEqual({ code: 1, signal: null });
    expect(host.stderr()).toContain('"@message":"the plugin crashed"');
    expect(host.stderr()).toContain('boom');
    await host.stop();
  });
});

/** Collects the metrics and reads samples of them by name; what is not there is zero. */
async function sampleReader(host: PluginHost): Promise<(sample: string) => number> {
  const { metrics } = await unary<{ metrics: { prometheus: Buffer } | undefined }>((callback) =>
    host.diagnostics.collectMetrics({ pluginContext: undefined }, callback)
  );
  const lines = metrics?.prometheus.toString().split('\n') ?? [];
  return (sample) =>
    Number(
      lines
        .find((line) => line.startsWith(`${sample} `))
        ?.split(' ')
        .at(-1) ?? 0
    );
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const messages: T[] = [];
  for await (const message of stream) {
    messages.push(message);
  }
  return messages;
}
