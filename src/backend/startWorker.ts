import { constants, getPriority, platform, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { warmUpAnalyses } from '../core/warmUpAnalyses';
import { workOnTask } from './workOnTask';
import { releaseMemory } from './releaseMemory';
import { serveWork } from './workers/serveWork';
import { takingTurns } from './workers/takingTurns';

/** Serves the pool that started this thread. */
export function startWorker(): void {
  if (parentPort !== null) {
    if (workerData !== 'express') {
      giveWay();
    }
    serveWork(parentPort, workOnTask);
    void takingTurns(warmUpAnalyses()).then(releaseMemory);
  }
}

/** Each step is a quarter less of the processor, beside threads that want it, too. */
const stepsBelow = 5;

/** Where there are fewer processors than threads, the one that answers everybody and the one for small work go first. On Linux a thread has a priority of its own. */
function giveWay(): void {
  if (platform() === 'linux') {
    setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + stepsBelow));
  }
}
