import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DataResponse,
  QueryDataRequest,
  type QueryDataResponse,
} from '../../src/backend/plugin/generated/pluginv2';
import { decodeArrowFrame } from '../../src/frames/arrow/decodeArrowFrame';
import { buildBackend, pluginContext, type PluginHost, startPlugin, unary } from './backend/pluginHost';
import { type SineStore, startSineStore } from './backend/sineStore';

const stepMs = 60_000;
const toMs = 20_480 * 86_400_000 - stepMs;

/** Little to fetch, and seconds of work: the default detector replayed many times. */
const heavy = {
  series: 20,
  points: 1440,
  analysis: { kind: 'backtest', alertRates: Array.from({ length: 20 }, (_, i) => (i + 1) / 25) },
};
/** Takes seconds and cannot be cut. */
const whole = { series: 100, points: 1440, analysis: { kind: 'correlation', method: 'kendall' } };
/** Too large for the main thread, and done in a moment. */
const light = { series: 10, points: 1440, analysis: { kind: 'quality' } };

describe('a backend at work on a large analysis', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-workers-'));
  let host: PluginHost;
  let store: SineStore;

  beforeAll(async () => {
    const executable = buildBackend(path.join(folder, 'gpx_covary'));
    store = await startSineStore();
    host = await startPlugin(executable, { GF_PLUGIN_WORKERS: '1' });
  });
  afterAll(async () => {
    store.close();
    await expect(host.stop()).resolves.toEqual({ code: 0, signal: null });
    rmSync(folder, { recursive: true, force: true });
  });

  /** Asks for an analysis; the returned function cancels it. */
  function ask({ series, points, analysis }: { series: number; points: number; analysis: unknown }) {
    const request = QueryDataRequest.fromPartial({
      pluginContext: pluginContext({ upstreams: [{ name: 'store', kind: 'prometheus', url: store.url }] }),
      queries: [
        {
          refId: 'A',
          maxDataPoints: 1000,
          intervalMS: stepMs,
          timeRange: { fromEpochMS: toMs - (points - 1) * stepMs, toEpochMS: toMs },
          json: Buffer.from(
            JSON.stringify({
              inputs: [{ refId: 'a', expr: `waves(${series})`, legend: '{{instance}}' }],
              stepMs,
              analysis,
            })
          ),
        },
      ],
    });
    let cancel = (): void => undefined;
    const response = unary<QueryDataResponse>(
      (callback: (error: ServiceError | null, r: QueryDataResponse) => void) => {
        const call = host.data.queryData(request, callback);
        cancel = () => call.cancel();
      }
    ).then(({ responses }): DataResponse | undefined => responses.get('A'));
    return { response, cancel: () => cancel() };
  }

  async function healthCheck(): Promise<number> {
    const answer = await unary<{ status: number }>((callback) => host.health.check({ service: 'plugin' }, callback));
    return answer.status;
  }

  it('answers health checks and small queries long before the large one', async () => {
    const finished: string[] = [];
    const answered = store.answered();
    const large = ask(heavy).response.finally(() => finished.push('large'));
    await answered;
    // More than could slip in between the arrival of the store's answer and the begin of the analysis.
    for (let check = 0; check < 100; check++) {
      await expect(healthCheck()).resolves.toBe(1);
    }
    finished.push('health');
    await expect(ask(light).response).resolves.toMatchObject({ status: 200, error: '' });
    finished.push('small');
    const response = await large;
    expect(response).toMatchObject({ status: 200, error: '' });
    expect(finished).toEqual(['health', 'small', 'large']);
    const table = decodeArrowFrame(response?.frames[0] ?? Buffer.alloc(0));
    expect(table.fields.find(({ name }) => name === 'asked per week')?.values).toHaveLength(20);
  });

  it('lets a cancelled analysis go, so that its worker serves the next', async () => {
    const startMs = performance.now();
    await ask(whole).response;
    const wholeMs = performance.now() - startMs;

    const answered = store.answered();
    // Another one: samples of the first are kept, and the store would not be asked.
    const cancelled = ask({ ...whole, series: whole.series + 1 });
    await answered;
    // By then the analysis has begun.
    for (let check = 0; check < 100; check++) {
      await healthCheck();
    }
    const cancelMs = performance.now();
    const next = ask(light).response;
    cancelled.cancel();
    await expect(cancelled.response).rejects.toMatchObject({ code: status.CANCELLED });
    await expect(next).resolves.toMatchObject({ status: 200, error: '' });
    expect(performance.now() - cancelMs).toBeLessThan(wholeMs / 2);
  });

  it('reports what is wrong with a query in its own words, wherever that was found', async () => {
    const wrong = { ...heavy, series: 20, analysis: { kind: 'anomaly', options: { memories: 1 } } };
    await expect(ask(wrong).response).resolves.toMatchObject({
      status: 400,
      errorSource: 'downstream',
      error: expect.stringContaining('analysis.options.memories: the detector "ensemble" has no such option'),
    });
  });
});
