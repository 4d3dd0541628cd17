import { describe, expect, it } from 'vitest';
import { detectorDeclarations } from '../../../../../src/core/detectors/detectorDeclarations';
import { detectors } from '../../../../../src/core/detectors/registry';
import { JudgementCache } from '../../../../../src/backend/query/environment/judgementCache';
import { type QueryEnvironment } from '../../../../../src/backend/query/environment/queryEnvironment';
import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { SampleCache } from '../../../../../src/backend/query/samples/sampleCache';
import { rowsFrame } from '../../../../../src/backend/query/streams/rowsFrame';
import { parseStreamRequest } from '../../../../../src/backend/query/streams/parseStreamRequest';
import { type Clock, streamAnomalies } from '../../../../../src/backend/query/streams/streamAnomalies';
import { incidentsOfDay } from '../../../../../src/backend/upstreams/demo/incidents';
import { type WireFrame } from '../../../../../src/frames/schema/wireFrame';
import { demoUpstreams } from '../demoUpstreams';

const day = 20_480;
const slowdownMs = incidentsOfDay(day)[0]?.fromMs ?? NaN;
const stepMs = 60_000;

function model(detector: string, format?: string) {
  const isGroup = detectors.some(({ id, shape }) => id === detector && shape === 'multivariate');
  return {
    inputs: [{ refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' }],
    analysis: {
      kind: 'anomaly',
      detector,
      ...(format === undefined ? {} : { format }),
      // A model is fitted at each of forty times.
      ...(isGroup ? { options: { trainingSamples: 1000 } } : {}),
    },
    stepMs,
  };
}

/** A clock that jumps to the end of each sleep, and stops the stream at a time. */
function jumpingClock(startMs: number, endMs: number): { readonly clock: Clock; readonly signal: AbortSignal } {
  const controller = new AbortController();
  let now = startMs;
  return {
    signal: controller.signal,
    clock: {
      nowMs: () => now,
      sleep: (ms) => {
        now += Math.max(0, ms);
        if (now > endMs) {
          controller.abort();
        }
        return Promise.resolve();
      },
    },
  };
}

function environmentOf({ nowMs }: Clock): QueryEnvironment {
  return {
    samples: new SampleCache({ maxBytes: 1e8, nowMs }),
    judgements: new JudgementCache(1e8),
  };
}

async function follow(detector: string, startMs: number, endMs: number): Promise<readonly WireFrame[]> {
  const payload = { query: model(detector), fromMs: startMs - 600_000, toMs: startMs, intervalMs: stepMs };
  const wanted = parseStreamRequest({
    context: { orgId: 1, pluginId: '', pluginVersion: '', grafanaConfig: new Map() },
    path: 'anomaly/1',
    payload,
    headers: new Map(),
  });
  if (wanted === undefined) {
    throw new Error('the request is not understood');
  }
  const { clock, signal } = jumpingClock(startMs + 2000, endMs + 2000);
  const frames: WireFrame[] = [];
  const send = (frame: WireFrame): Promise<void> => {
    frames.push(frame);
    return Promise.resolve();
  };
  await streamAnomalies(wanted, demoUpstreams, environmentOf(clock), send, clock, signal).catch((error: unknown) => {
    if (!signal.aborted) {
      throw error;
    }
  });
  return frames;
}

function column(frames: readonly WireFrame[], name: string): readonly number[] {
  return frames.flatMap(({ fields }) => {
    const field = fields.find((candidate) => candidate.name === name);
    return field?.type === 'number' || field?.type === 'time' ? [...field.values] : [];
  });
}

describe('streamAnomalies', () => {
  it.each(detectorDeclarations.map(({ id }) => id))('gives the scores of %s that a query gives', async (detector) => {
    const startMs = slowdownMs - 1_200_000;
    const endMs = startMs + 2_400_000;
    const frames = await follow(detector, startMs, endMs);
    const times = column(frames, 'time');
    expect(times[0]).toBe(startMs - 600_000);
    expect(times.every((time, i) => i === 0 || time === (times[i - 1] ?? 0) + stepMs)).toBe(true);
    const ask = (format: string): Promise<readonly WireFrame[]> =>
      runQuery(
        {
          refId: 'A',
          queryType: '',
          model: model(detector, format),
          fromMs: times[0] ?? 0,
          toMs: times.at(-1) ?? 0,
          intervalMs: stepMs,
          maxDataPoints: 1000,
        },
        demoUpstreams,
        false,
        new AbortController().signal
      );
    const bands = rowsFrame(await ask('bands'));
    expect(bands.fields.length).toBeGreaterThan(2);
    for (const { name } of bands.fields) {
      expect(column(frames, name), name).toEqual(column([bands], name));
    }
    const scores = await ask('scores');
    // Detectors of groups score the group there, which bands do not have.
    const names = scores
      .map(({ name }) => `${name} score`)
      .filter((name) => bands.fields.some((one) => one.name === name));
    expect(names.length).toBe(scores[0]?.name === 'group' ? 0 : scores.length);
    for (const [i, name] of names.entries()) {
      expect(column(frames, name), name).toEqual(column(scores.slice(i, i + 1), 'score'));
      expect(column(frames, name).some((score) => score > 0)).toBe(true);
    }
  });

  it('sends the shown range first and then only new rows', async () => {
    const frames = await follow('rollingZScore', slowdownMs, slowdownMs + 300_000);
    expect(frames.map((frame) => column([frame], 'time').length)).toEqual([11, 1, 1, 1, 1, 1]);
    expect(frames[0]?.meta?.preferredVisualisationPluginId).toBe('covary-anomaly-panel');
    expect(frames[0]?.fields.map(({ name }) => name).slice(0, 7)).toEqual([
      'time',
      'cache',
      'cache expected',
      'cache lower',
      'cache upper',
      'cache anomaly',
      'cache score',
    ]);
  });

  it('waits for the receiver before it fetches more', async () => {
    const payload = {
      query: model('rollingZScore'),
      fromMs: slowdownMs - 600_000,
      toMs: slowdownMs,
      intervalMs: stepMs,
    };
    const wanted = parseStreamRequest({
      context: { orgId: 1, pluginId: '', pluginVersion: '', grafanaConfig: new Map() },
      path: 'anomaly/1',
      payload,
      headers: new Map(),
    });
    const { clock, signal } = jumpingClock(slowdownMs + 2000, slowdownMs + 3_600_000);
    let sent = 0;
    const send = (): Promise<void> => {
      sent++;
      return new Promise(() => undefined);
    };
    void (wanted && streamAnomalies(wanted, demoUpstreams, environmentOf(clock), send, clock, signal));
    await expect.poll(() => sent, { timeout: 10_000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent).toBe(1);
  });

  it.each([
    ['another channel', 'other/1', { query: model('rollingZScore'), fromMs: 0, toMs: 1, intervalMs: 1 }],
    ['no payload', 'anomaly/1', undefined],
    ['a query that is wrong', 'anomaly/1', { query: { inputs: [] }, fromMs: 0, toMs: 1, intervalMs: 1 }],
    [
      'another analysis',
      'anomaly/1',
      { query: { ...model('x'), analysis: { kind: 'correlation' } }, fromMs: 0, toMs: 1, intervalMs: 1 },
    ],
  ])('knows no stream for %s', (_, path, payload) => {
    const context = { orgId: 1, pluginId: '', pluginVersion: '', grafanaConfig: new Map<string, string>() };
    expect(parseStreamRequest({ context, path, payload, headers: new Map() })).toBeUndefined();
  });
});
