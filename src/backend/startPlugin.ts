import { type Worker, type WorkerOptions } from 'node:worker_threads';
import { readBudgets } from './budget/budgets';
import { describeError } from './plugin/describeError';
import { runPlugin } from './plugin/runPlugin';
import { createApplication } from './query/application';
import { releaseMemory } from './releaseMemory';
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
  await runPlugin(
    (logger) =>
      createApplication(
        workers,
        (message, error) => logger.error(message, { error: describeError(error) }),
        readBudgets(process.env)
      ),
    () => {
      void takingTurns(warmUpAnswers()).then(releaseMemory);
    }
  );
}
