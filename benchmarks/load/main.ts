import { setMaxListeners } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askPlugin } from '../../tests/integration/backend/askPlugin';
import { type HelperProcess, startHelper } from '../../tests/integration/backend/helperProcess';
import { buildBackend, type PluginHost, startPlugin } from '../../tests/integration/backend/pluginHost';
import { smallQuestion } from './questions';
import { type Sample, soakPlot } from './soakPlot';

/**
 * Heavy queries without end beside small ones, alert rules and health checks, all at one backend: how long each waits, what
 * fails, and what the process holds. `--plot FILE` draws memory, handles and latency over time.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    /** How many heavy queries are always under way. */
    heavy: { type: 'string', default: '50' },
    plot: { type: 'string' },
  },
});
const everyMs = { small: 100, alert: 500, sample: 5000 };

/** What the process of the heavy queries tells. */
const heavyReport = z.object({ waitsMs: z.array(z.number()), failures: z.array(z.string()) });

/** How long each of one kind took, and what failed. */
class Waits {
  readonly ms: number[] = [];
  readonly failures = new Map<string, number>();

  /** What is under way when it is over counts for nothing. */
  async measure(ask: () => Promise<{ readonly error: string }>, isOver: AbortSignal): Promise<void> {
    const startMs = performance.now();
    const error = await ask().then(
      (answer) => answer.error,
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason))
    );
    if (isOver.aborted) {
      return;
    }
    if (error === '') {
      this.ms.push(performance.now() - startMs);
    } else {
      this.failures.set(error, (this.failures.get(error) ?? 0) + 1);
    }
  }

  quantile(share: number, from = 0): number {
    const sorted = this.ms.slice(from).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  }

  row(what: string): string {
    const cells = [this.quantile(0.5), this.quantile(0.95), this.quantile(0.99), Math.max(0, ...this.ms)];
    const failed = [...this.failures.values()].reduce((sum, count) => sum + count, 0);
    return `| ${[what, this.ms.length, failed, ...cells.map((ms) => `${ms.toFixed(0)} ms`)].join(' | ')} |`;
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-load-'));
  const startStore = (): Promise<HelperProcess> => startHelper('tests/integration/attacks/attackStore.ts', folder);
  const [store, smallStore] = [await startStore(), await startStore()];
  const host = await startPlugin(buildBackend(path.join(folder, 'gpx_covary')), { GF_PLUGIN_WORKERS: '1' });
  const health = await startHelper('tests/integration/faults/healthWatch.ts', folder, [host.address]);
  const helpers = [health, store, smallStore];
  try {
    await setTimeout(3000);
    const load = await startHelper('benchmarks/load/heavy.ts', folder, [host.address, urlOf(store), values.heavy]);
    helpers.push(load);
    await run(host, urlOf(smallStore), health, load);
  } finally {
    helpers.forEach((helper) => helper.stop());
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function urlOf({ firstLine }: HelperProcess): string {
  return `http://127.0.0.1:${firstLine}`;
}

/** Small queries have a store of their own: how long one takes to answer heavy ones is not the plugin's. */
async function run(host: PluginHost, smallUrl: string, health: HelperProcess, load: HelperProcess): Promise<void> {
  const ofSmall = { upstream: { kind: 'prometheus', url: smallUrl }, settingsId: 'small' };
  const isOver = AbortSignal.timeout(Number(values.minutes) * 60_000);
  setMaxListeners(0, isOver);
  const [small, alerts] = [new Waits(), new Waits()];
  const healthMs: number[] = [];
  const samples: Sample[] = [];
  await health.ask('longest');
  const every = async (ms: number, ask: (round: number) => Promise<void>): Promise<void> => {
    const running: Array<Promise<void>> = [];
    for (let round = 0; !isOver.aborted; round++) {
      running.push(ask(round));
      await setTimeout(ms);
    }
    await Promise.all(running);
  };
  const startMs = performance.now();
  await Promise.all([
    every(everyMs.small, (round) =>
      small.measure(
        () => askPlugin(host, { ...ofSmall, user: 'small', signal: isOver, ...smallQuestion(round) }),
        isOver
      )
    ),
    every(everyMs.alert, (round) =>
      alerts.measure(
        () => askPlugin(host, { ...ofSmall, isFromAlert: true, signal: isOver, ...smallQuestion(round) }),
        isOver
      )
    ),
    every(everyMs.sample, async () => {
      const from = Math.max(0, small.ms.length - everyMs.sample / everyMs.small);
      const longestMs = Number(await health.ask('longest'));
      healthMs.push(longestMs);
      samples.push({
        seconds: (performance.now() - startMs) / 1000,
        ...statusOf(host),
        smallMs: small.quantile(0.95, from),
        healthMs: longestMs,
      });
    }),
  ]);
  const heavy = new Waits();
  const asked = heavyReport.parse(JSON.parse(await load.ask('report')));
  heavy.ms.push(...asked.waitsMs);
  asked.failures.forEach((error) => heavy.failures.set(error, (heavy.failures.get(error) ?? 0) + 1));
  console.log('| what | answered | failed | median | p95 | p99 | longest |');
  console.log('| ---- | -------- | ------ | ------ | --- | --- | ------- |');
  console.log(small.row('small queries'));
  console.log(alerts.row('alert rules'));
  console.log(heavy.row('heavy queries'));
  const peak = Math.max(...samples.map(({ peakMegabytes }) => peakMegabytes));
  console.log(`\nLongest wait of a health check: ${Math.max(...healthMs).toFixed(0)} ms. Most memory: ${peak} MB.`);
  for (const { failures } of [small, alerts, heavy]) {
    failures.forEach((count, error) => console.log(`${count} × ${error.slice(0, 200)}`));
  }
  if (values.plot !== undefined) {
    writeFileSync(values.plot, soakPlot(samples));
  }
}

function statusOf({ process: { pid } }: PluginHost): Pick<Sample, 'megabytes' | 'peakMegabytes' | 'handles'> {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return {
    megabytes: megabytes('VmRSS'),
    peakMegabytes: megabytes('VmHWM'),
    handles: readdirSync(`/proc/${pid}/fd`).length,
  };
}

void main();
