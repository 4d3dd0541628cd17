import { parentPort } from 'node:worker_threads';
import { warmUpAnalyses } from '../core/warmUpAnalyses';
import { workOnPart } from './query/workOnPart';
import { serveWork } from './workers/serveWork';

/** Serves the pool that started this thread. */
export function startWorker(): void {
  if (parentPort !== null) {
    warmUpAnalyses();
    serveWork(parentPort, workOnPart);
  }
}
