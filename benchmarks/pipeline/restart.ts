import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type PluginHost, startPlugin } from '../../tests/integration/backend/pluginHost';
import { askScores } from './askScores';
import { processorMs } from './processorMs';

/**
 * What alert rules wait for after a restart, when nothing is known: each of many rules of fifty series asks once a minute, spread over the
 * minute as Grafana spreads its groups, then all at once. Prints a table of the first minutes.
 */
const { values } = parseArgs({
  options: {
    build: { type: 'string', multiple: true, default: [] },
    rules: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '3' },
  },
});
const minuteMs = 60_000;
const evaluationMs = 30_000;
const rules = Number(values.rules);

interface Evaluation {
  readonly tookMs: number;
  readonly outcome: 'judged' | 'no data' | 'failed';
  readonly text: string;
}

async function main(): Promise<void> {
  const store = spawn(process.execPath, [path.join(__dirname, 'steadyStore.js'), '1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line]: unknown[] = await once(store.stdout, 'data');
    const url = `http://127.0.0.1:${String(line).trim()}`;
    console.log('| rules ask | minute | judged | no data | failed | median | longest | processor |');
    console.log('| --------- | ------ | ------ | ------- | ------ | ------ | ------- | --------- |');
    for (const isSpread of [true, false]) {
      const host = await startPlugin(values.build.map((one) => one.split('=')[1]).at(0) ?? '');
      await setTimeout(3000);
      for (let minute = 1; minute <= Number(values.minutes); minute++) {
        await evaluateAll(host, url, isSpread, minute);
      }
      await host.stop();
    }
  } finally {
    store.kill();
  }
}

async function evaluateAll(host: PluginHost, url: string, isSpread: boolean, minute: number): Promise<void> {
  const usedMs = processorMs(host);
  const startMs = performance.now();
  const all = await Promise.all(
    Array.from({ length: rules }, async (_, rule) => {
      await setTimeout(isSpread ? (rule * minuteMs) / rules : 0);
      return evaluate(host, url, rule);
    })
  );
  const took = all.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const count = (wanted: Evaluation['outcome']): number => all.filter(({ outcome }) => outcome === wanted).length;
  const cells = [
    isSpread ? 'over the minute' : 'all at once',
    minute,
    count('judged'),
    count('no data'),
    count('failed'),
    `${((took[Math.floor(rules / 2)] ?? NaN) / 1000).toFixed(2)} s`,
    `${((took.at(-1) ?? NaN) / 1000).toFixed(2)} s`,
    `${((processorMs(host) - usedMs) / 1000).toFixed(1)} s`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  const failures = new Set(all.filter(({ outcome }) => outcome === 'failed').map(({ text }) => text));
  failures.forEach((text) => console.log(`  failed: ${text.slice(0, 300)}`));
  await setTimeout(Math.max(0, minuteMs - (performance.now() - startMs)));
}

/** An evaluation of a rule, which Grafana ends after thirty seconds. */
async function evaluate(host: PluginHost, url: string, rule: number): Promise<Evaluation> {
  const startMs = performance.now();
  const toMs = Math.floor(Date.now() / minuteMs) * minuteMs;
  const signal = AbortSignal.timeout(evaluationMs);
  const expr = `load{rule="${rule}"}`;
  const outcome = await askScores(host, { url, expr, fromMs: toMs - 600_000, toMs, isFromAlert: true, signal }).then(
    (series): Pick<Evaluation, 'outcome' | 'text'> => ({ outcome: series >= 50 ? 'judged' : 'no data', text: '' }),
    (error: unknown): Pick<Evaluation, 'outcome' | 'text'> => ({ outcome: 'failed', text: String(error) })
  );
  return { tookMs: performance.now() - startMs, ...outcome };
}

void main();
