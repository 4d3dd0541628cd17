import { type Worker } from 'node:worker_threads';
import { TaskBatch, type WaitingTasks } from './taskBatch';
import { UsedTime } from './usedTime';
import { WorkerThread } from './workerThread';
import { ordinaryWork, smallWeight, type WorkOrder } from './workOrder';

/** A worker of the express kind has small work and alert rules only. */
export type WorkerKind = 'ordinary' | 'express';

export interface WorkerPoolOptions {
  /** Starts a worker that serves work (`serveWork`), of any kind or of the express kind; called when one is needed. */
  readonly start: (kind: WorkerKind) => Worker;
  /** How many workers there are at most for work of any kind. */
  readonly size: number;
  /** How many more there are for small work and alert rules, which then wait for nothing large. */
  readonly express?: number;
  /** How long a cancelled task may go on before its worker is ended: a new one costs more than a task that is nearly done. */
  readonly graceMs: number;
  /** When nobody has had work for so long, the workers end, and with them the memory that they hold; never where it is left out. */
  readonly idleMs?: number;
}

/** Whoever has waited so long goes before the next class, so that nothing waits for ever. */
const agingMs = 2000;

const classes = { alert: 0, dashboard: 2, background: 4 } as const;

/**
 * Worker threads that share the tasks of all who ask. Workers are started when they are needed, the first ones ahead of that
 * where {@link WorkerPool.startFirst} is called, and kept while there is work now and then; one that ends fails its task alone, and another takes its place.
 */
export class WorkerPool {
  private readonly idle: Readonly<Record<WorkerKind, WorkerThread[]>> = { ordinary: [], express: [] };
  private busy = 0;
  private busyExpress = 0;
  /** Who was served longest ago comes first. */
  private readonly batches = new Set<WaitingTasks>();
  private readonly used = new UsedTime();
  private resting: NodeJS.Timeout | undefined;

  constructor(private readonly options: WorkerPoolOptions) {}

  /** How many batches wait for a worker. */
  get waiting(): number {
    return [...this.batches].filter(({ isWaiting }) => isWaiting).length;
  }

  /**
   * Does tasks, each made just before a worker gets it, and resolves to their results in order. Alert rules go before
   * dashboards, small work before large, and those who have had less of the workers before those who have had more; who
   * waits long comes nearer. A task whose worker dies is tried once more. Rejects with the first failure, and with the
   * signal's reason as soon as it fires; what waits is then dropped and what runs is ended.
   */
  run<Result>(
    tasks: ReadonlyArray<() => unknown>,
    signal: AbortSignal,
    order: WorkOrder = ordinaryWork
  ): Promise<readonly Result[]> {
    if (tasks.length === 0) {
      return Promise.resolve([]);
    }
    return new Promise<readonly Result[]>((resolve, reject) => {
      signal.throwIfAborted();
      const batch = new TaskBatch<Result>(
        tasks,
        order,
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

  /** How many workers there are, at work or idle. */
  get size(): number {
    return this.working + this.idle.ordinary.length + this.idle.express.length;
  }

  /** How many workers are at work. */
  get working(): number {
    return this.busy + this.busyExpress;
  }

  /** Starts a worker of each kind before there is work, so that the first task finds it ready; does nothing where there is one. */
  startFirst(): void {
    const { start, express = 0 } = this.options;
    if (this.busy === 0 && this.idle.ordinary.length === 0) {
      this.idle.ordinary.push(new WorkerThread(start('ordinary')));
    }
    if (express > 0 && this.busyExpress === 0 && this.idle.express.length === 0) {
      this.idle.express.push(new WorkerThread(start('express')));
    }
    this.restLater();
  }

  /** Ends the idle workers. */
  close(): void {
    Object.values(this.idle).forEach((workers) => workers.splice(0).forEach((worker) => worker.end()));
  }

  private dispatch(): void {
    const { size, express = 0 } = this.options;
    for (;;) {
      const isExpress = this.busy >= size;
      if (isExpress && this.busyExpress >= express) {
        return;
      }
      const batch = this.nextBatch(isExpress);
      if (batch === undefined) {
        return;
      }
      this.busy += isExpress ? 0 : 1;
      this.busyExpress += isExpress ? 1 : 0;
      void this.serve(batch, isExpress);
    }
  }

  private async serve(batch: WaitingTasks, isExpress: boolean): Promise<void> {
    const startMs = performance.now();
    const kind = isExpress ? 'express' : 'ordinary';
    try {
      const worker = this.takeWorker(kind);
      await batch.runNext(worker);
      if (worker.isAlive) {
        this.idle[kind].push(worker);
      }
    } catch (error) {
      // The system has no thread to give.
      batch.fail(error);
    }
    this.used.add(batch.order.user, performance.now() - startMs);
    this.busy -= isExpress ? 0 : 1;
    this.busyExpress -= isExpress ? 1 : 0;
    // To the end of the line.
    this.batches.delete(batch);
    this.batches.add(batch);
    this.dispatch();
    this.restLater();
  }

  private restLater(): void {
    clearTimeout(this.resting);
    const { idleMs } = this.options;
    if (idleMs !== undefined) {
      this.resting = setTimeout(() => {
        if (this.working === 0) {
          this.close();
        }
      }, idleMs).unref();
    }
  }

  private nextBatch(isExpress: boolean): WaitingTasks | undefined {
    let best: WaitingTasks | undefined;
    let bestRank: readonly number[] = [];
    const nowMs = performance.now();
    for (const batch of this.batches) {
      if (!batch.isWaiting) {
        this.batches.delete(batch);
        continue;
      }
      if (isExpress && !isSmall(batch.order) && batch.order.priority !== 'alert') {
        continue;
      }
      const rank = this.rankOf(batch, nowMs);
      if (best === undefined || isBefore(rank, bestRank)) {
        best = batch;
        bestRank = rank;
      }
    }
    return best;
  }

  /** What decides who is next, the weightiest first; lower is sooner. */
  private rankOf({ order, waitingSinceMs, running }: WaitingTasks, nowMs: number): readonly number[] {
    const waited = Math.floor((nowMs - waitingSinceMs) / agingMs);
    return [classes[order.priority] + (isSmall(order) ? 0 : 1) - waited, this.used.of(order.user), running];
  }

  private takeWorker(kind: WorkerKind): WorkerThread {
    const idle = this.idle[kind];
    const alive = idle.splice(0).filter(({ isAlive }) => isAlive);
    const worker = alive.pop() ?? new WorkerThread(this.options.start(kind));
    idle.push(...alive);
    return worker;
  }
}

function isSmall({ weight }: WorkOrder): boolean {
  return weight <= smallWeight;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const differing = a.findIndex((value, i) => value !== b[i]);
  return differing >= 0 && (a[differing] ?? 0) < (b[differing] ?? 0);
}
