import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { SampleCache } from '../../src/backend/query/samples/sampleCache';
import { WorkerPool } from '../../src/backend/workers/workerPool';
import { measureStages } from './stages';
import { measureWholeQuery } from './wholeQuery';

/** One measurement in a process of its own, so that its memory is its own: see run.mjs. */
const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '1000' },
    points: { type: 'string', default: '1440' },
    runs: { type: 'string', default: '3' },
    /** `stages`, or the name of a query. */
    what: { type: 'string', default: 'stages' },
    detector: { type: 'string', default: 'ensemble' },
    /** 0 for everything on one thread. */
    workers: { type: 'string', default: '0' },
    /** `on` for refreshes that know what was fetched before, `off` for cold queries. */
    cache: { type: 'string', default: 'off' },
  },
});
const stepMs = 60_000;
const toMs = 20_500 * 86_400_000 - stepMs;
const grid = { fromMs: toMs - (Number(values.points) - 1) * stepMs, toMs, stepMs };
const rangeMs = grid.toMs - grid.fromMs;

const analyses = new Map<string, unknown>([
  ['ensemble', { kind: 'anomaly', detector: 'ensemble', format: 'scores' }],
  ['rollingZScore', { kind: 'anomaly', detector: 'rollingZScore', format: 'scores' }],
  // A fifth of the range is the incident, so that its baseline is the rest.
  ['rootCause', { kind: 'rootCause', lastMs: Math.floor(rangeMs / 5 / stepMs) * stepMs, target: 'node-0' }],
  ['correlation', { kind: 'correlation' }],
  ['related', { kind: 'related', target: 'node-0', halfWidthMs: Math.floor(rangeMs / 2) }],
  ['aggregate', { kind: 'aggregate', function: 'quantile', windowMs: 3_600_000 }],
]);

async function main(): Promise<void> {
  const store = spawn(process.execPath, [path.join(__dirname, 'store.js'), values.series], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line]: unknown[] = await once(store.stdout, 'data');
    const storeUrl = `http://127.0.0.1:${String(line).trim()}`;
    if (values.what === 'stages') {
      for (let run = 0; run < Number(values.runs); run++) {
        console.log(`${values.detector}: ${await measureStages(storeUrl, grid, values.detector)}`);
      }
    } else {
      await measureQuery(storeUrl, values.what, Number(values.workers));
    }
  } finally {
    store.kill();
  }
}

async function measureQuery(storeUrl: string, name: string, size: number): Promise<void> {
  const start = (): Worker => new Worker(path.join(__dirname, 'worker.js'));
  const workers = size === 0 ? undefined : new WorkerPool({ start, size, graceMs: 250 });
  const samples = values.cache === 'on' ? new SampleCache({ maxBytes: 1024 ** 3, nowMs: () => toMs }) : undefined;
  const runs = Number(values.runs) + 1;
  const measured = await measureWholeQuery(storeUrl, grid, analyses.get(name), runs, workers, samples);
  workers?.close();
  const cells = [
    name,
    size === 0 ? 'one thread' : `${size}`,
    values.cache,
    `${measured.leastMs.toFixed(0)} ms`,
    `${measured.firstMs.toFixed(0)} ms`,
    `${measured.processorMs.toFixed(0)} ms`,
    `${measured.longestDelayMs.toFixed(0)} ms`,
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

void main();
