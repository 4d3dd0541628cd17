import { Worker } from 'node:worker_threads';
import { WorkerPool } from '../../../src/backend/workers/workerPool';
import { type ScoreOutcome, type ScoreTask } from './scoreTask';

/**
 * Has tasks done by `threads` threads, each made when its turn comes; resolves to their outcomes in order.
 *
 * @param workerFile the bundle of `worker.ts`
 */
export async function scoreTasks(
  tasks: ReadonlyArray<() => ScoreTask>,
  threads: number,
  workerFile: string
): Promise<readonly ScoreOutcome[]> {
  const workers = new WorkerPool({ start: () => new Worker(workerFile), size: threads, graceMs: 0 });
  try {
    return await workers.run<ScoreOutcome>(tasks, new AbortController().signal);
  } finally {
    workers.close();
  }
}
