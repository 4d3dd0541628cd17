import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stringify } from 'yaml';
import { currentMetrics } from '../../../scripts/demo-workload/openMetrics';
import { standardSeries } from '../../../scripts/demo-workload/standardSeries';
import { demoSeries } from '../../../src/backend/upstreams/demo/demoSeries';
import { scrapeIntervalMs } from '../../../src/backend/upstreams/demo/shopBehaviour';
import { addBlocks, DemoHistory } from './demoHistory';
import { startWaitingProxy } from './waitingProxy';

/** A Prometheus of the workbench's own that holds the demo under the names that exporters use. */
export interface DemoPrometheus {
  /** Answers at once; what is asked before the last day is there waits for it. */
  readonly url: string;
  /** Resolves when the last day is there; rejects where Prometheus does not start. */
  readonly filled: Promise<void>;
  stop(): Promise<void>;
}

const hourMs = 3_600_000;
/** What is there before anything is answered. */
const firstHistoryMs = 26 * hourMs;
/** What is added, a day at a time, while the workbench runs. */
const wholeHistoryMs = 7 * 24 * hourMs;
const readyTimeoutMs = 30_000;

/** What is stored: the exporters' names, and what the shop's tracing and alerting would add. */
const series = [
  ...standardSeries,
  ...demoSeries.filter(({ labels }) => /^(traces_|ALERTS)/.test(labels['__name__'] ?? '')),
];

/** Whether this machine has what it takes. */
export function hasPrometheus(): boolean {
  return ['prometheus', 'promtool'].every((command) => spawnSync(command, ['--version']).error === undefined);
}

/**
 * Starts Prometheus with the demo's past, kept in `folder` between runs, and scrapes its present.
 *
 * @param log hears what takes long
 */
export async function startDemoPrometheus(folder: string, log: (text: string) => void): Promise<DemoPrometheus> {
  const stopped = new AbortController();
  const running = runPrometheus(folder, log, stopped.signal);
  const filled = running.then(() => undefined);
  filled.catch(() => undefined);
  const proxy = await startWaitingProxy(
    running.then(({ url }) => url),
    'the Prometheus of the demo is being filled; ask again in some seconds'
  );
  return {
    url: proxy.url,
    filled,
    stop: async () => {
      stopped.abort();
      proxy.close();
      await running.then(
        ({ stop }) => stop(),
        () => undefined
      );
    },
  };
}

interface RunningPrometheus {
  readonly url: string;
  stop(): Promise<void>;
}

async function runPrometheus(
  folder: string,
  log: (text: string) => void,
  signal: AbortSignal
): Promise<RunningPrometheus> {
  const history = new DemoHistory(folder, series);
  const run = join(folder, `run-${process.pid}`);
  const data = join(run, 'data');
  await mkdir(data, { recursive: true });
  await removeLeftovers(folder);
  const nowMs = lastScrapeMs();
  log('filling a Prometheus with the last day of the demo (some 20 s, at the first start) …');
  await addBlocks(await history.cover(nowMs - firstHistoryMs, nowMs, signal), data);
  const exporter = await startExporter();
  const url = `http://127.0.0.1:${await freePort()}`;
  const config = join(run, 'prometheus.yml');
  await writeFile(config, stringify(configuration(exporter.address())));
  const child = spawn(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=30d',
      `--web.listen-address=${new URL(url).host}`,
    ],
    { stdio: 'ignore' }
  );
  const stop = async (): Promise<void> => {
    exporter.close();
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(run, { recursive: true, force: true });
  };
  try {
    await ready(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  void addOlderDays(history, nowMs, data, signal).catch((error: unknown) => {
    if (!signal.aborted) {
      log(`the demo's older days are missing: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return { url, stop };
}

async function addOlderDays(history: DemoHistory, nowMs: number, data: string, signal: AbortSignal): Promise<void> {
  for (let reachMs = firstHistoryMs + 24 * hourMs; reachMs <= wholeHistoryMs; reachMs += 24 * hourMs) {
    const blocks = await history.cover(nowMs - reachMs, nowMs, signal);
    signal.throwIfAborted();
    await addBlocks(blocks, data);
  }
}

/** Folders of workbenches that did not end by themselves. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(?:run|making)-(\d+)/.exec(name)?.[1]);
    if (Number.isInteger(pid) && pid !== process.pid && !isAlive(pid)) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function startExporter(): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(currentMetrics(series, Date.now()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Labels of the scrape are left off where the exporter of that name would have set others. */
function configuration(address: ReturnType<Server['address']>): unknown {
  const without = (label: string, names: string) => ({
    source_labels: ['__name__'],
    regex: names,
    target_label: label,
    replacement: '',
  });
  return {
    global: { scrape_interval: `${scrapeIntervalMs / 1000}s` },
    scrape_configs: [
      {
        job_name: 'demo-shop',
        honor_labels: true,
        metric_relabel_configs: [
          without('job', 'traces_.*|ALERTS|kube_.*'),
          without('instance', 'traces_.*|ALERTS|http_.*|kube_.*|container_.*'),
        ],
        static_configs: [{ targets: [`127.0.0.1:${portOf(address)}`] }],
      },
    ],
  };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadlineMs = Date.now() + readyTimeoutMs;
  while (Date.now() < deadlineMs && child.exitCode === null) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok === true) {
      return;
    }
    await setTimeout(100);
  }
  throw new Error('the Prometheus of the demo does not start');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('the server listens on no port');
  }
  return address.port;
}

const lastScrapeMs = (): number => Math.floor(Date.now() / scrapeIntervalMs) * scrapeIntervalMs;
