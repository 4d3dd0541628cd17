import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type PluginHost, startPlugin } from '../../tests/integration/backend/pluginHost';
import { askScores } from './askScores';
import { processorMs } from './processorMs';

/**
 * A day of minutes of a real Prometheus, judged by the default, cold and once more: how much of it is the store's answering of the same
 * ranges. Then six series over six hours, raw and judged, so many at once, each a range of its own. Prints tables.
 */
const { values } = parseArgs({
  options: {
    /** name=executable. */
    build: { type: 'string', multiple: true, default: [] },
    prometheus: { type: 'string', default: '' },
    expr: { type: 'string', default: '' },
    /** The same of six series. */
    few: { type: 'string', default: '' },
  },
});
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const rounds = 5;

async function main(): Promise<void> {
  const nowMs = Math.floor(Date.now() / minuteMs) * minuteMs;
  const executable = values.build.map((one) => one.split('=')[1]).at(0) ?? '';
  const host = await startPlugin(executable);
  try {
    // The present, where samples may still come: three minutes, one after the other.
    await measureDay(host, nowMs - 2 * minuteMs);
    await measureAtOnce(host, nowMs - hourMs);
  } finally {
    await host.stop();
  }
}

async function measureDay(host: PluginHost, endMs: number): Promise<void> {
  // What a detection asks for: the default's three days and the profile.
  const ranges = [
    [endMs - 4.1 * dayMs, minuteMs],
    [endMs - 36 * dayMs, 15 * minuteMs],
  ] as const;
  // The store's own caches are warm for what is measured afterwards.
  await Promise.all(ranges.map(async ([fromMs, stepMs]) => rawBytes(values.expr, fromMs, endMs, stepMs)));
  const storeMs = await timed(async () => {
    await Promise.all(ranges.map(async ([fromMs, stepMs]) => rawBytes(values.expr, fromMs, endMs, stepMs)));
  });
  console.log('| a day of minutes, real Prometheus | on the clock | processor of the plugin |');
  console.log('| --------------------------------- | ------------ | ----------------------- |');
  console.log(`| the store, asked for the same | ${storeMs.toFixed(0)} ms | |`);
  for (const [name, toMs] of [
    ['cold', endMs],
    ['a minute later', endMs + minuteMs],
    ['another minute later', endMs + 2 * minuteMs],
  ] as const) {
    const usedMs = processorMs(host);
    const wallMs = await timed(() => judged(host, values.expr, toMs - dayMs, toMs));
    console.log(`| ${name} | ${wallMs.toFixed(0)} ms | ${processorMs(host) - usedMs} ms |`);
  }
}

async function measureAtOnce(host: PluginHost, endMs: number): Promise<void> {
  console.log('\n| at once | raw | judged | ratio |');
  console.log('| ------- | --- | ------ | ----- |');
  const rangeMs = 6 * hourMs;
  let shift = 1;
  await judged(host, values.few, endMs - rangeMs, endMs);
  for (const count of [1, 10, 50]) {
    const raws: number[] = [];
    const judgements: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const ends = Array.from({ length: count }, () => endMs - shift++ * minuteMs);
      raws.push(
        await timed(() => Promise.all(ends.map((toMs) => rawBytes(values.few, toMs - rangeMs, toMs, minuteMs))))
      );
      const others = ends.map((toMs) => toMs - hourMs);
      judgements.push(
        await timed(() => Promise.all(others.map((toMs) => judged(host, values.few, toMs - rangeMs, toMs))))
      );
    }
    const [raw, own] = [median(raws), median(judgements)];
    console.log(`| ${count} | ${raw.toFixed(0)} ms | ${own.toFixed(0)} ms | ${(own / raw).toFixed(2)} |`);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

async function rawBytes(expr: string, fromMs: number, toMs: number, stepMs: number): Promise<number> {
  const body = new URLSearchParams({
    query: expr,
    start: String(fromMs / 1000),
    end: String(toMs / 1000),
    step: String(stepMs / 1000),
  });
  const response = await fetch(`${values.prometheus}/api/v1/query_range`, { method: 'POST', body });
  const text = await response.arrayBuffer();
  if (!response.ok) {
    throw new Error(z.string().parse(Buffer.from(text).toString()).slice(0, 300));
  }
  return text.byteLength;
}

async function judged(host: PluginHost, expr: string, fromMs: number, toMs: number): Promise<void> {
  if ((await askScores(host, { url: values.prometheus, expr, fromMs, toMs })) === 0) {
    throw new Error('there are no series');
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

void main();
