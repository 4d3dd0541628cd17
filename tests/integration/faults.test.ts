import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DataResponse } from '../../src/backend/plugin/generated/pluginv2';
import { decodeArrowFrame } from '../../src/frames/arrow/decodeArrowFrame';
import { buildBackend, type PluginHost, startPlugin } from './backend/pluginHost';
import { askPlugin } from './backend/askPlugin';
import { type Fault, faults, faultTimeoutMs } from './faults/faults';
import { type FaultStore, startFaultStore } from './faults/faultStore';
import { ProcessWatch } from './faults/watchProcess';
import { reportRow, writeReport } from './faults/report';

const secret = `s3cr3t@:/?#%&'"end`;
/** What the process may hold whatever stores answer; see SECURITY.md. */
const mostMegabytes = 1500;

describe('stores that misbehave', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-faults-'));
  let host: PluginHost;
  let store: FaultStore;
  let watch: ProcessWatch;

  beforeAll(async () => {
    store = await startFaultStore();
    host = await startPlugin(buildBackend(path.join(folder, 'gpx_covary')));
    watch = await ProcessWatch.start(host, folder);
  });
  afterAll(async () => {
    writeReport('faults');
    watch.stop();
    store.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(faults.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (_, fault) => {
      const { result, watched } = await watch.during(() => ask(fault));
      const said = result.error === '' ? noticesOf(result).join('; ') : result.error;
      reportRow('faults', [fault.kind, fault.name, said === '' ? 'the data' : said], watched);
      expect(said).not.toContain(secret);
      expect(said).not.toContain(Buffer.from(`covary:${secret}`).toString('base64'));
      if (fault.error === undefined) {
        expect(result.error).toBe('');
        expect(said).toMatch(fault.notice ?? /^$|./);
      } else {
        expect(result.error).toMatch(fault.error);
        expect(result.errorSource).not.toBe('plugin');
        expect(result.error.length).toBeLessThan(1200);
      }
      expect(watched.elapsedMs).toBeLessThan(faultTimeoutMs + 5000);
      expect(watched.peakMegabytes).toBeLessThan(mostMegabytes);
    },
    30_000
  );

  it('leave a plugin behind that answers as before', async () => {
    const answer = await askPlugin(host, {
      upstream: { kind: 'demo' },
      query: { inputs: [{ refId: 'a', expr: 'shop_service_latency_ms' }], analysis: { kind: 'quality' } },
    });
    expect(answer.error).toBe('');
    expect(host.stderr()).not.toMatch(/"@level":"error"/);
    expect(host.stderr()).not.toContain(secret);
  });

  function ask({ name, kind }: Fault): Promise<DataResponse> {
    const text = 'SELECT v FROM m';
    const isTrace = kind === 'tempo' || kind === 'jaeger';
    const input = {
      prometheus: { expr: 'up' },
      loki: { expr: 'rate({a="b"}[1m])' },
      influxql: { query: text },
      flux: { query: 'buckets()' },
      tempo: { query: 'abc123' },
      jaeger: { query: 'abc123' },
    }[kind];
    const language =
      kind === 'flux' ? { language: 'flux', organization: 'shop' } : kind === 'influxql' ? { database: 'shop' } : {};
    return askPlugin(host, {
      upstream: {
        kind: kind === 'flux' || kind === 'influxql' ? 'influxdb' : kind,
        url: store.urlOf(name),
        timeoutMs: faultTimeoutMs,
        maxResponseBytes: 128 * 1024 * 1024,
        auth: 'basic',
        user: 'covary',
        ...language,
      },
      secrets: { 'upstreams.store.password': secret },
      query: { inputs: [{ refId: 'a', ...input }], analysis: { kind: isTrace ? 'trace' : 'quality' }, stepMs: 60_000 },
      settingsId: name,
    });
  }
});

function noticesOf(response: DataResponse): readonly string[] {
  return response.frames.flatMap((bytes) => (decodeArrowFrame(bytes).meta?.notices ?? []).map(({ text }) => text));
}
