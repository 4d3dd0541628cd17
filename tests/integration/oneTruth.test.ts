import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { anomalousIntervals } from '../../src/core/detectors/rules/anomalousIntervals';
import { decodeArrowFrame } from '../../src/frames/arrow/decodeArrowFrame';
import { scoresByTime } from '../unit/backend/query/scoresByTime';
import { askPlugin } from './backend/askPlugin';
import { type MinuteStore, startMinuteStore } from './backend/minuteStore';
import { buildBackend, pluginContext, type PluginHost, startPlugin } from './backend/pluginHost';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const folder = mkdtempSync(path.join(tmpdir(), 'covary-truth-'));
let executable = '';
let store: MinuteStore;
const running: PluginHost[] = [];

beforeAll(async () => {
  executable = buildBackend(path.join(folder, 'backend'));
  store = await startMinuteStore();
});

afterAll(async () => {
  store.close();
  for (const host of running.splice(0)) {
    await host.stop();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<PluginHost> {
  const host = await startPlugin(executable);
  running.push(host);
  return host;
}

interface Asked {
  readonly fromMs: number;
  readonly toMs: number;
  readonly isFromAlert?: boolean;
  readonly count?: number;
  readonly detector?: string;
}

/** Asks the store for so many series. */
function questionOf(analysis: Readonly<Record<string, string>>, count = 6) {
  return {
    upstream: { kind: 'prometheus', url: store.url },
    settingsId: 'store',
    query: {
      inputs: [{ refId: 'a', expr: `load(${count})`, legend: '{{instance}}' }],
      analysis,
      stepMs: minuteMs,
    },
  };
}

/** The scores by series and time. */
async function scoresOf(host: PluginHost, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const { fromMs, toMs, isFromAlert = false, count = 6, detector = 'ensemble' } = asked;
  const { error, frames } = await askPlugin(host, {
    ...questionOf({ kind: 'anomaly', detector, format: 'scores' }, count),
    fromMs,
    toMs,
    isFromAlert,
  });
  expect(error).toBe('');
  return scoresByTime(frames.map(decodeArrowFrame));
}

function expectSameBits(some: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): void {
  expect(some.size).toBeGreaterThan(0);
  for (const [key, score] of some) {
    expect(Object.is(score, all.get(key)), `${score} and ${all.get(key)}: ${key}`).toBe(true);
  }
}

it('two processes that are asked in different orders, a restarted one, panels and alert rules agree, late samples included', async () => {
  const toMs = Math.floor(Date.now() / minuteMs) * minuteMs;
  store.setOutage(toMs - 130 * minuteMs, toMs - 110 * minuteMs);
  const [first, second] = [await start(), await start()];
  const whole = { fromMs: toMs - 10 * hourMs, toMs };
  const parts: readonly Asked[] = [
    { fromMs: toMs - 3 * hourMs, toMs: toMs - hourMs },
    { fromMs: toMs - 10 * minuteMs, toMs, isFromAlert: true },
    { fromMs: toMs - 15 * minuteMs, toMs: toMs - 5 * minuteMs, isFromAlert: true },
    { fromMs: toMs - 7 * hourMs, toMs },
  ];
  const all = await scoresOf(first, whole);
  expect([...all.values()].some((score) => score > 1)).toBe(true);
  for (const part of parts) {
    expectSameBits(await scoresOf(first, part), all);
  }
  for (const part of [...parts].reverse()) {
    expectSameBits(await scoresOf(second, part), all);
  }
  expectSameBits(await scoresOf(second, whole), all);
  // Within what every process reads again, and so notices.
  store.setLate(toMs - 12 * minuteMs, 400);
  const restarted = await start();
  const changed = await scoresOf(restarted, whole);
  expect([...changed].some(([key, score]) => !Object.is(score, all.get(key)))).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expectSameBits(await scoresOf(second, { ...whole, toMs: toMs + minuteMs }).then(upTo(toMs)), changed);
  expectSameBits(
    await scoresOf(first, { fromMs: toMs - 20 * minuteMs, toMs: toMs + minuteMs }).then(upTo(toMs)),
    changed
  );
});

it('a backtest counts the alerts of the scores, and a stream begins with them', async () => {
  const toMs = Math.floor(Date.now() / minuteMs) * minuteMs - 10 * minuteMs;
  store.setOutage(toMs - 130 * minuteMs, toMs - 110 * minuteMs);
  const host = await start();
  const range = { fromMs: toMs - 10 * hourMs, toMs };
  const scores = await scoresOf(host, range);
  const bySeries = new Map<string, number[]>();
  for (const [key, score] of scores) {
    const [name = ''] = key.split(' ');
    bySeries.set(name, [...(bySeries.get(name) ?? []), score]);
  }
  const rows = [...bySeries.values()].map((one) => Float64Array.from(one));
  const alerts = rows.reduce((sum, one) => sum + anomalousIntervals(one, 5).length, 0);
  const inAlert = rows[0]?.filter((_, t) => rows.some((one) => (one[t] ?? NaN) > 1)).length ?? NaN;
  expect(alerts).toBeGreaterThan(0);
  const { error, frames } = await askPlugin(host, {
    ...questionOf({ kind: 'backtest', detector: 'ensemble' }),
    ...range,
  });
  expect(error).toBe('');
  const [table] = frames.map(decodeArrowFrame);
  const cell = (name: string): unknown => table?.fields.find((field) => field.name === name)?.values[0];
  expect(cell('alerts')).toBe(alerts);
  expect(cell('time in alert')).toBe(inAlert / (rows[0]?.length ?? NaN));
  const streamed = await firstOfStream(host, range);
  expectSameBits(streamed, scores);
});

/** The scores by series and time that a stream sends first, of the times of a range. */
async function firstOfStream(
  host: PluginHost,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }
): Promise<ReadonlyMap<string, number>> {
  const { upstream, query } = questionOf({ kind: 'anomaly', detector: 'ensemble' });
  const payload = { query, fromMs, toMs, intervalMs: minuteMs };
  const stream = host.stream.runStream({
    pluginContext: pluginContext({ upstreams: [{ name: 'store', ...upstream }] }),
    path: 'anomaly/1',
    data: Buffer.from(JSON.stringify(payload)),
    headers: new Map(),
  });
  stream.on('error', () => undefined);
  const [packet]: unknown[] = await once(stream, 'data');
  stream.cancel();
  const { schema, data } = streamShape.parse(JSON.parse(packetShape.parse(packet).data.toString()));
  const [times = []] = data.values;
  return new Map(
    schema.fields.flatMap(({ name }, f) =>
      name.endsWith(' score')
        ? times.flatMap((at, t): ReadonlyArray<readonly [string, number]> =>
            at !== null && at <= toMs ? [[`${name.slice(0, -6)} ${at}`, data.values[f]?.[t] ?? NaN]] : []
          )
        : []
    )
  );
}

const packetShape = z.object({ data: z.instanceof(Buffer) });
const streamShape = z.object({
  schema: z.object({ fields: z.array(z.object({ name: z.string() })) }),
  data: z.object({ values: z.array(z.array(z.number().nullable())) }),
});

/** Without what was judged after a time. */
function upTo(toMs: number) {
  return (scores: ReadonlyMap<string, number>) =>
    new Map([...scores].filter(([key]) => Number(key.split(' ').at(-1)) <= toMs));
}
