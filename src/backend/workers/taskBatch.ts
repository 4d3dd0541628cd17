import { WorkerEnded } from './workerEnded';
import { type WorkerThread } from './workerThread';
import { type WorkOrder } from './workOrder';

/** What a pool needs to know of a batch to share its workers. */
export type WaitingTasks = Pick<
  TaskBatch<unknown>,
  'isWaiting' | 'running' | 'order' | 'waitingSinceMs' | 'runNext' | 'fail'
>;

/** How often a task is given to a worker where the one before died of it: it may have been the worker's own fault once. */
const mostAttempts = 2;

/** Tasks that belong together: all are done, or the first failure ends them. Each is made when a worker is free for it. */
export class TaskBatch<Result> {
  /** When a worker last began one of its tasks, or the batch came. */
  waitingSinceMs = performance.now();
  private readonly results: Result[] = [];
  private readonly atWork = new Set<WorkerThread>();
  private readonly attempts: number[];
  private readonly waiting: number[];
  private done = 0;
  private isOver = false;

  /**
   * @param graceMs how long tasks may go on after a failure before their workers are ended
   * @param resolve takes the results, in the order of the tasks
   */
  constructor(
    private readonly tasks: ReadonlyArray<() => unknown>,
    readonly order: WorkOrder,
    private readonly graceMs: number,
    private readonly resolve: (results: readonly Result[]) => void,
    private readonly reject: (error: unknown) => void
  ) {
    this.attempts = tasks.map(() => 0);
    this.waiting = tasks.map((_, index) => index).reverse();
  }

  get isWaiting(): boolean {
    return !this.isOver && this.waiting.length > 0;
  }

  /** How many workers it has. */
  get running(): number {
    return this.atWork.size;
  }

  /** Has a worker do the next task; resolves when the worker is free again, however that went. */
  async runNext(worker: WorkerThread): Promise<void> {
    const index = this.waiting.pop() ?? 0;
    this.waitingSinceMs = performance.now();
    this.attempts[index] = (this.attempts[index] ?? 0) + 1;
    this.atWork.add(worker);
    const limit = limitTimer(worker, this.order.limitMs);
    try {
      this.results[index] = await worker.run<Result>(this.tasks[index]?.(), this.order.givesArrays !== true);
      this.done += 1;
      if (this.done === this.tasks.length && !this.isOver) {
        this.isOver = true;
        this.resolve(this.results);
      }
    } catch (error) {
      const mayTryAgain = (this.attempts[index] ?? 0) < mostAttempts && this.order.givesArrays !== true;
      if (error instanceof WorkerEnded && error.reason === 'died' && mayTryAgain && !this.isOver) {
        this.waiting.push(index);
      } else {
        this.fail(error);
      }
    } finally {
      clearTimeout(limit);
      this.atWork.delete(worker);
    }
  }

  /** Drops the tasks that wait, and ends those that run if they do not end by themselves. */
  fail(error: unknown): void {
    if (this.isOver) {
      return;
    }
    this.isOver = true;
    this.reject(error);
    if (this.atWork.size > 0) {
      // Whoever has finished meanwhile is no longer in the set, and may have begun a task of another batch.
      setTimeout(() => this.atWork.forEach((worker) => worker.end()), this.graceMs).unref();
    }
  }
}

function limitTimer(worker: WorkerThread, limitMs: number): NodeJS.Timeout | undefined {
  return Number.isFinite(limitMs)
    ? setTimeout(() => {
        worker.end(new WorkerEnded('too-long', `a task took longer than ${limitMs / 1000} s`));
      }, limitMs)
    : undefined;
}
