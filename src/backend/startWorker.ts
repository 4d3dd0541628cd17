import { parentPort } from 'node:worker_threads';
import { workOnTask } from './workOnTask';
import { releaseMemory } from './releaseMemory';
import { warmUp } from './warmUp';
import { serveWork } from './workers/serveWork';
import { takingTurns } from './workers/takingTurns';

/** Serves the pool that started this thread. */
export function startWorker(): void {
  if (parentPort !== null) {
    serveWork(parentPort, workOnTask);
    void takingTurns(warmUp()).then(releaseMemory);
  }
}
