import { type Worker, type WorkerOptions } from 'node:worker_threads';
import { readBudgets } from './budget/budgets';
import { runPlugin } from './plugin/runPlugin';
import { createApplication } from './query/application';
import { releaseMemory } from './releaseMemory';
import { type Logger } from './telemetry/logger';
import { traceCollector } from './telemetry/traceCollector';
import { warmUpAnswers } from './warmUp';
import { takingTurns } from './workers/takingTurns';
import { workerCount } from './workers/workerCount';
import { WorkerPool } from './workers/workerPool';

/** What an analysis may take beside its typed arrays, which lie outside: more is a fault, and ends the worker, not the plugin. */
const workerHeapMegabytes = 1024;

const cancelGraceMs = 250;

/** A worker holds about 35 MB: a plugin that nobody asks for so long gives them back. */
const idleWorkersMs = 600_000;

/** Runs as a plugin of Grafana. `startThread` starts a thread that runs `startWorker`. */
export async function startPlugin(startThread: (options: WorkerOptions) => Worker): Promise<void> {
  const workers = new WorkerPool({
    start: (kind) => startThread({ workerData: kind, resourceLimits: { maxOldGenerationSizeMb: workerHeapMegabytes } }),
    size: workerCount(process.env),
    express: 1,
    graceMs: cancelGraceMs,
    idleMs: idleWorkersMs,
  });
  let sent: ReturnType<typeof sendTraces> | undefined;
  await runPlugin((logger) => createApplication(workers, logger, readBudgets(process.env)), {
    onReady: (logger) => {
      sent = sendTraces(logger);
      void takingTurns(warmUpAnswers()).then(releaseMemory);
    },
    onEnd: async () => (await sent)?.(),
  });
}

/** Loads what sends traces only where there is somebody to send them to: it is as large as the protocol's library. */
async function sendTraces(logger: Logger): Promise<(() => Promise<void>) | undefined> {
  try {
    const url = traceCollector(process.env);
    if (url === undefined) {
      return undefined;
    }
    const { exportTraces } = await import('./telemetry/exportTraces');
    return exportTraces(url);
  } catch (error) {
    logger.error('no traces are sent', { error: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
