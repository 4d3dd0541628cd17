import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeServer, startFakeServer } from '../contract/upstreams/fakeServer';
import { askPlugin } from './backend/askPlugin';
import { buildBackend, type PluginHost, startPlugin, unary } from './backend/pluginHost';
import { startTraceReceiver, type TraceReceiver } from './backend/traceReceiver';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
const query = {
  version: 2,
  stepMs: 60_000,
  inputs: [{ refId: 'a', expr: 'up' }],
  analysis: { kind: 'quality' },
};
const series = [0, 1].map((instance) => ({
  metric: { instance: `node-${instance}` },
  values: Array.from({ length: 11 }, (_, i) => [Date.UTC(2026, 0, 5) / 1000 + 60 * i, String(i)]),
}));
const answer = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: series } });

const logLine = z.looseObject({ '@level': z.string(), '@message': z.string(), queryId: z.string().optional() });

/** The lines of the log that tell of queries. */
function queriesOf(host: PluginHost): ReadonlyArray<z.infer<typeof logLine>> {
  return host
    .stderr()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => logLine.parse(JSON.parse(line)))
    .filter((line) => line['@message'].startsWith('query '));
}

async function metricsOf(host: PluginHost): Promise<string> {
  const { metrics } = await unary<{ metrics: { prometheus: Buffer } | undefined }>((callback) =>
    host.diagnostics.collectMetrics({ pluginContext: undefined }, callback)
  );
  return metrics?.prometheus.toString() ?? '';
}

describe('what the backend tells of itself', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-telemetry-'));
  const hosts: PluginHost[] = [];
  let executable: string;
  let store: FakeServer;
  let collector: TraceReceiver;

  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<PluginHost> => {
    const host = await startPlugin(executable, environment);
    hosts.push(host);
    return host;
  };
  const ask = (host: PluginHost, asked: { readonly url?: string; readonly traceparent?: string } = {}) =>
    askPlugin(host, { upstream: { kind: 'prometheus', url: asked.url ?? store.url }, query, ...asked });

  beforeAll(async () => {
    executable = buildBackend(path.join(folder, 'backend'));
    store = await startFakeServer(() => ({ body: answer }));
    collector = await startTraceReceiver();
  });
  afterAll(async () => {
    await Promise.all(hosts.map((host) => host.stop()));
    await store.close();
    collector.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('logs each query under an id of its own, with the trace of Grafana’s own log', async () => {
    const host = await start();
    await ask(host, { traceparent });
    await ask(host, { url: 'http://127.0.0.1:9' });
    await expect.poll(() => queriesOf(host)).toHaveLength(2);
    const [answered, failed] = queriesOf(host);
    expect(answered).toMatchObject({
      '@level': 'debug',
      '@message': 'query answered',
      analysis: 'quality',
      refId: 'A',
    });
    expect(answered).toMatchObject({ traceID: traceId, orgId: 1, fromAlert: false, durationMs: expect.any(Number) });
    expect(failed).toMatchObject({ '@level': 'warn', '@message': 'query failed', status: 502, source: 'downstream' });
    expect(String(failed?.['error'])).toContain('the connection was refused');
    expect(answered?.queryId).toMatch(/^[0-9a-f]{12}$/);
    expect(answered?.queryId).not.toBe(failed?.queryId);
  });

  it('counts queries by analysis, what stores answered, what the cache knew, and how busy it is', async () => {
    const host = await start();
    await ask(host);
    await ask(host);
    await ask(host, { url: 'http://127.0.0.1:9' });
    const text = await metricsOf(host);
    for (const line of [
      'covary_query_duration_seconds_count{analysis="quality",result="ok"} 2',
      'covary_query_duration_seconds_count{analysis="quality",result="downstream"} 1',
      'covary_queries_total{result="ok"} 2',
      'covary_series_total{analysis="quality"} 4',
      'covary_points_total{analysis="quality"} 44',
      'covary_upstream_requests_total{upstream="store",result="failed"} 1',
      'covary_queries_running{priority="alert"} 0',
      'covary_queries_waiting{priority="dashboard"} 0',
      'covary_streams 0',
      'covary_workers_busy 0',
      'covary_worker_batches_waiting 0',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toMatch(/^covary_upstream_requests_total\{upstream="store",result="ok"\} [1-9]/m);
    expect(text).toMatch(/^covary_upstream_response_bytes_total\{upstream="store"\} [1-9]/m);
    expect(text).toMatch(/^covary_sample_cache_requests_total\{result="hit"\} 1$/m);
    expect(text).toMatch(/^covary_sample_cache_bytes [1-9]/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [0-9]/m);
  });

  it('asks stores in the trace of Grafana, also where no spans are sent', async () => {
    const host = await start();
    const before = store.requests.length;
    await ask(host, { traceparent });
    await ask(host, { url: `${store.url}/` });
    const [inTrace, outside] = [store.requests[before], store.requests.at(-1)];
    expect(inTrace?.headers['traceparent']).toBe(traceparent);
    expect(outside?.headers['traceparent']).toBeUndefined();
  });

  it('sends spans of the call, the query and the store, as children of Grafana’s', async () => {
    const host = await start({ GF_INSTANCE_OTLP_ADDRESS: collector.address });
    const before = store.requests.length;
    await expect
      .poll(
        async () => {
          await ask(host, { traceparent });
          return collector.holds(Buffer.from(traceId, 'hex'));
        },
        { timeout: 20_000 }
      )
      .toBe(true);
    const sent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(String(store.requests.at(-1)?.headers['traceparent']));
    expect(store.requests.length).toBeGreaterThan(before);
    expect(sent?.[1]).toBe(traceId);
    await host.stop();
    for (const part of ['covary', 'QueryData', 'query quality', 'covary.query_id', 'covary.upstream']) {
      expect([part, collector.holds(part)]).toEqual([part, true]);
    }
    // The span in which the store was asked last was sent before the end of the process.
    expect(collector.holds(Buffer.from(String(sent?.[2]), 'hex'))).toBe(true);
    expect(collector.holds(store.url)).toBe(false);
  });

  it('says that an address of a collector is none, and works without it', async () => {
    const host = await start({ GF_PLUGIN_OTLP_ADDRESS: 'the collector' });
    await host.logged('no traces are sent');
    await expect(ask(host)).resolves.toMatchObject({ error: '' });
  });
});
