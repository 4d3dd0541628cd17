import { Worker } from 'node:worker_threads';
import { describeError } from './plugin/describeError';
import { runPlugin } from './plugin/runPlugin';
import { createApplication } from './query/application';
import { warmUp } from './warmUp';
import { takingTurns } from './workers/takingTurns';
import { workerCount } from './workers/workerCount';
import { WorkerPool } from './workers/workerPool';

/** What an analysis may take beside its typed arrays, which lie outside: more is a fault, and ends the worker, not the plugin. */
const workerHeapMegabytes = 1024;

const cancelGraceMs = 250;

/** Runs as a plugin of Grafana. `script` runs in the workers; see `startWorker`. */
export async function startPlugin(script: string): Promise<void> {
  const workers = new WorkerPool({
    start: () => new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: workerHeapMegabytes } }),
    size: workerCount(process.env),
    graceMs: cancelGraceMs,
  });
  await runPlugin(
    (logger) => createApplication(workers, (message, error) => logger.error(message, { error: describeError(error) })),
    () => {
      workers.startFirst();
      void takingTurns(warmUp());
    }
  );
}
