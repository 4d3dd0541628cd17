import { type Worker } from 'node:worker_threads';
import { packMessage } from './packMessage';
import { type WorkAnswer } from './workAnswer';

/** A worker thread that does one task after the other; see `serveWork` for its other side. */
export class WorkerThread {
  private fail: ((error: Error) => void) | undefined;
  private hasEnded = false;

  /** Takes over a worker that was just started. Only while it is at work does it keep the process alive. */
  constructor(private readonly worker: Worker) {
    worker.unref();
    worker.on('error', (error) => this.giveUp(error));
    worker.on('exit', () => this.giveUp(new Error('a worker thread ended before its task')));
  }

  /** Whether it can take tasks. */
  get isAlive(): boolean {
    return !this.hasEnded;
  }

  /**
   * Does a task, which is copied over; one at a time. Rejects with what the task threw, and with what ended the thread
   * where it ended: an error outside the task, too much memory, {@link end}.
   */
  run<Result>(task: unknown): Promise<Result> {
    return new Promise((resolve, reject) => {
      const { worker } = this;
      const { message, transfer } = packMessage(task, { keepsArrays: true });
      worker.postMessage(message, transfer);
      const settle = (): void => {
        worker.off('message', answered);
        worker.unref();
        this.fail = undefined;
      };
      const answered = (answer: WorkAnswer<Result>): void => {
        settle();
        if (answer.ok) {
          resolve(answer.value);
        } else {
          reject(answer.error);
        }
      };
      this.fail = (error) => {
        settle();
        reject(error);
      };
      worker.on('message', answered);
      worker.ref();
    });
  }

  /** Ends the thread, whatever it is doing. */
  end(): void {
    void this.worker.terminate();
  }

  private giveUp(error: Error): void {
    this.hasEnded = true;
    this.fail?.(error);
  }
}
