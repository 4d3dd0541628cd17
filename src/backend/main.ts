import { parentPort, Worker } from 'node:worker_threads';
import { warmUpKernels } from '../core/kernels/warmUpKernels';
import { describeError } from './plugin/describeError';
import { runPlugin } from './plugin/runPlugin';
import { createApplication } from './query/application';
import { workOnPart } from './query/workOnPart';
import { serveWork } from './workers/serveWork';
import { workerCount } from './workers/workerCount';
import { WorkerPool } from './workers/workerPool';

/** Typed arrays lie outside of this: what fills it is a fault, which should end the worker and not the plugin. */
const workerHeapMegabytes = 1024;

if (parentPort === null) {
  const workers = new WorkerPool({
    start: () => new Worker(__filename, { resourceLimits: { maxOldGenerationSizeMb: workerHeapMegabytes } }),
    size: workerCount(process.env),
    graceMs: 250,
  });
  void runPlugin(
    (logger) => createApplication(workers, (message, error) => logger.error(message, { error: describeError(error) })),
    // The first query should not wait for the kernels to be compiled.
    warmUpKernels
  );
} else {
  // This file again, started by the pool above.
  warmUpKernels();
  serveWork(parentPort, workOnPart);
}
