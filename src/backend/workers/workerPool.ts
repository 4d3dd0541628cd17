import { type Worker } from 'node:worker_threads';
import { TaskBatch, type WaitingTasks } from './taskBatch';
import { WorkerThread } from './workerThread';

export interface WorkerPoolOptions {
  /** Starts a worker that serves work (`serveWork`); called when one is needed. */
  readonly start: () => Worker;
  /** How many workers there are at most. */
  readonly size: number;
  /** How long a cancelled task may go on before its worker is ended: a new one costs more than a task that is nearly done. */
  readonly graceMs: number;
}

/**
 * Worker threads that share the tasks of all who ask. Workers are started when they are needed, the first one ahead of that
 * where {@link WorkerPool.startFirst} is called, and kept; one that ends fails its task alone, and another takes its place.
 */
export class WorkerPool {
  private readonly idle: WorkerThread[] = [];
  private busy = 0;
  /** Who was served longest ago comes first. */
  private readonly batches = new Set<WaitingTasks>();

  constructor(private readonly options: WorkerPoolOptions) {}

  /**
   * Does tasks, each made just before a worker gets it, and resolves to their results in order. A free worker goes to
   * the batch that has fewest, so that a few tasks need not wait for the hundred of another. Rejects with the first failure,
   * and with the signal's reason as soon as it fires; what waits is then dropped and what runs is ended.
   */
  run<Result>(tasks: ReadonlyArray<() => unknown>, signal: AbortSignal): Promise<readonly Result[]> {
    if (tasks.length === 0) {
      return Promise.resolve([]);
    }
    return new Promise<readonly Result[]>((resolve, reject) => {
      signal.throwIfAborted();
      const batch = new TaskBatch<Result>(
        tasks,
        this.options.graceMs,
        (results) => {
          signal.removeEventListener('abort', abort);
          resolve(results);
        },
        (error) => {
          signal.removeEventListener('abort', abort);
          reject(error);
        }
      );
      const abort = (): void => batch.fail(signal.reason);
      signal.addEventListener('abort', abort);
      this.batches.add(batch);
      this.dispatch();
    });
  }

  /** Starts a worker before there is work, so that the first task finds it ready; does nothing where there is one. */
  startFirst(): void {
    if (this.busy === 0 && this.idle.length === 0) {
      this.idle.push(new WorkerThread(this.options.start()));
    }
  }

  /** Ends the idle workers. */
  close(): void {
    this.idle.splice(0).forEach((worker) => worker.end());
  }

  private dispatch(): void {
    while (this.busy < this.options.size) {
      const batch = this.nextBatch();
      if (batch === undefined) {
        return;
      }
      this.busy += 1;
      void this.serve(batch);
    }
  }

  private async serve(batch: WaitingTasks): Promise<void> {
    try {
      const worker = this.takeWorker();
      await batch.runNext(worker);
      this.idle.push(worker);
    } catch (error) {
      // The system has no thread to give.
      batch.fail(error);
    }
    this.busy -= 1;
    // To the end of the line.
    this.batches.delete(batch);
    this.batches.add(batch);
    this.dispatch();
  }

  private nextBatch(): WaitingTasks | undefined {
    let fewest: WaitingTasks | undefined;
    for (const batch of this.batches) {
      if (!batch.isWaiting) {
        this.batches.delete(batch);
      } else if (fewest === undefined || batch.running < fewest.running) {
        fewest = batch;
      }
    }
    return fewest;
  }

  private takeWorker(): WorkerThread {
    const alive = this.idle.splice(0).filter(({ isAlive }) => isAlive);
    const worker = alive.pop() ?? new WorkerThread(this.options.start());
    this.idle.push(...alive);
    return worker;
  }
}
