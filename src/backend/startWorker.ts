import { parentPort } from 'node:worker_threads';
import { warmUpKernels } from '../core/kernels/warmUpKernels';
import { workOnPart } from './query/workOnPart';
import { serveWork } from './workers/serveWork';

/** Serves the pool that started this thread. */
export function startWorker(): void {
  if (parentPort !== null) {
    warmUpKernels();
    serveWork(parentPort, workOnPart);
  }
}
