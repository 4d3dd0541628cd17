import { type WorkerThread } from './workerThread';

/** What a pool needs to know of a batch to share its workers. */
export type WaitingTasks = Pick<TaskBatch<unknown>, 'isWaiting' | 'running' | 'runNext' | 'fail'>;

/** Tasks that belong together: all are done, or the first failure ends them. Each is made when a worker is free for it. */
export class TaskBatch<Result> {
  private readonly results: Result[] = [];
  private readonly atWork = new Set<WorkerThread>();
  private started = 0;
  private done = 0;
  private isOver = false;

  /**
   * @param graceMs how long tasks may go on after a failure before their workers are ended
   * @param resolve takes the results, in the order of the tasks
   */
  constructor(
    private readonly tasks: ReadonlyArray<() => unknown>,
    private readonly graceMs: number,
    private readonly resolve: (results: readonly Result[]) => void,
    private readonly reject: (error: unknown) => void
  ) {}

  get isWaiting(): boolean {
    return !this.isOver && this.started < this.tasks.length;
  }

  /** How many workers it has. */
  get running(): number {
    return this.atWork.size;
  }

  /** Has a worker do the next task; resolves when the worker is free again, however that went. */
  async runNext(worker: WorkerThread): Promise<void> {
    const index = this.started++;
    this.atWork.add(worker);
    try {
      this.results[index] = await worker.run<Result>(this.tasks[index]?.());
      this.done += 1;
      if (this.done === this.tasks.length) {
        this.isOver = true;
        this.resolve(this.results);
      }
    } catch (error) {
      this.fail(error);
    } finally {
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
      setTimeout(() => this.atWork.forEach((worker) => worker.end()), this.graceMs);
    }
  }
}
