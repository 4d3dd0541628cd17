import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type PluginHost, startPlugin } from '../../tests/integration/backend/pluginHost';
import { askScores } from './askScores';
import { processorMs } from './processorMs';

/**
 * The plugin as Grafana has it, and a build of before beside it in the same run: a day of minutes of many series, first cold, then, as the
 * minutes pass, a dashboard's refresh and an alert rule's evaluation. Prints a table.
 */
const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '4' },
    /** name=executable, in the order in which they take turns. */
    build: { type: 'string', multiple: true, default: [] },
  },
});
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const alertRangeMs = 600_000;
/** After a full minute, as streams and rules do. */
const afterMs = 2000;

interface Times {
  readonly wallMs: number;
  readonly processorMs: number;
}

async function main(): Promise<void> {
  const store = spawn(process.execPath, [path.join(__dirname, 'steadyStore.js'), values.series], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const hosts: Array<{ readonly name: string; readonly host: PluginHost }> = [];
  try {
    const [line]: unknown[] = await once(store.stdout, 'data');
    const url = `http://127.0.0.1:${String(line).trim()}`;
    for (const build of values.build) {
      const [name = '', executable = ''] = build.split('=');
      hosts.push({ name, host: await startPlugin(executable) });
    }
    // Compiled, warmed up, and every text of the store made once.
    await setTimeout(3000);
    const endMs = Math.floor(Date.now() / minuteMs) * minuteMs;
    await warmStore(url, endMs);
    console.log('| build | query | on the clock | processor | memory |');
    console.log('| ----- | ----- | ------------ | --------- | ------ |');
    for (const { name, host } of hosts) {
      print(name, 'cold', [await ask(host, url, dayMs, false)], host);
    }
    const refreshes = new Map<string, Times[]>();
    const evaluations = new Map<string, Times[]>();
    for (let minute = 0; minute < Number(values.minutes); minute++) {
      await setTimeout(minuteMs - (Date.now() % minuteMs) + afterMs);
      for (const { name, host } of hosts) {
        refreshes.set(name, [...(refreshes.get(name) ?? []), await ask(host, url, dayMs, false)]);
        evaluations.set(name, [...(evaluations.get(name) ?? []), await ask(host, url, alertRangeMs, true)]);
      }
    }
    for (const { name, host } of hosts) {
      print(name, 'refresh', refreshes.get(name) ?? [], host);
      print(name, 'alert rule', evaluations.get(name) ?? [], host);
    }
  } finally {
    for (const { host } of hosts) {
      await host.stop();
    }
    store.kill();
  }
}

/** The times of a query that ends at the last full minute; the first answer of an hour's width, as Grafana's time picker gives it. */
async function ask(host: PluginHost, url: string, rangeMs: number, isFromAlert: boolean): Promise<Times> {
  const toMs = Math.floor(Date.now() / minuteMs) * minuteMs;
  const startMs = performance.now();
  const usedMs = processorMs(host);
  const series = await askScores(host, { url, expr: 'load', fromMs: toMs - rangeMs, toMs, isFromAlert });
  if (series < Number(values.series)) {
    throw new Error(`${series} frames`);
  }
  return { wallMs: performance.now() - startMs, processorMs: processorMs(host) - usedMs };
}

function print(name: string, query: string, times: readonly Times[], host: PluginHost): void {
  const list = (pick: (one: Times) => number): string => times.map((one) => pick(one).toFixed(0)).join(', ');
  const cells = [
    name,
    query,
    `${list(({ wallMs }) => wallMs)} ms`,
    `${list((one) => one.processorMs)} ms`,
    memory(host),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function memory({ process: { pid } }: PluginHost): string {
  const [, kilobytes = 'NaN'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return `${(Number(kilobytes) / 1024).toFixed(0)} MB`;
}

/** Has the store make its texts, so that their making is not measured. */
async function warmStore(url: string, endMs: number): Promise<void> {
  const ranges = [
    [endMs - 6 * dayMs, 60],
    [endMs - 36 * dayMs + (420_000 - ((endMs - 36 * dayMs) % 900_000)), 900],
  ] as const;
  for (const [fromMs, step] of ranges) {
    const query = `start=${fromMs / 1000}&end=${(endMs + dayMs / 24) / 1000}&step=${step}`;
    await (await fetch(`${url}/api/v1/query_range?${query}`)).arrayBuffer();
  }
}

void main();
