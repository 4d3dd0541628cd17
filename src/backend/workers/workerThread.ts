import { type Worker } from 'node:worker_threads';
import { packInStretches } from './packMessage';
import { type Received, receiveInStretches, sendInStretches } from './sendInStretches';
import { takingTurns } from './takingTurns';
import { type WorkAnswer } from './workAnswer';
import { WorkerEnded } from './workerEnded';

/** A worker thread that does one task after the other; see `serveWork` for its other side. */
export class WorkerThread {
  private fail: ((error: Error) => void) | undefined;
  private ended: WorkerEnded | undefined;

  /** Takes over a worker that was just started. Only while it is at work does it keep the process alive. */
  constructor(private readonly worker: Worker) {
    worker.unref();
    worker.on('error', (error) => this.giveUp(endedBy(error)));
    worker.on('exit', () => this.giveUp(new WorkerEnded('died', 'a worker thread ended before its task')));
  }

  /** Whether it can take tasks. */
  get isAlive(): boolean {
    return this.ended === undefined;
  }

  /**
   * Does a task, which is copied over, or given away; one at a time. Rejects with what the task threw, and with a {@link WorkerEnded}
   * where the thread ended.
   */
  async run<Result>(task: unknown, keepsArrays: boolean): Promise<Result> {
    const packed = await takingTurns(packInStretches(task, { keepsArrays }));
    const { worker } = this;
    if (this.ended !== undefined) {
      throw this.ended;
    }
    await takingTurns(sendInStretches(worker, packed));
    const answer = await takingTurns(receiveInStretches(await this.answer<WorkAnswer<Result>>()));
    if (answer.ok) {
      return answer.value;
    }
    throw answer.error;
  }

  private answer<Answer>(): Promise<Received<Answer>> {
    return new Promise((resolve, reject) => {
      const { worker } = this;
      if (this.ended !== undefined) {
        reject(this.ended);
        return;
      }
      const settle = (): void => {
        worker.off('message', answered);
        worker.unref();
        this.fail = undefined;
      };
      const answered = (received: Received<Answer>): void => {
        settle();
        resolve(received);
      };
      this.fail = (error) => {
        settle();
        reject(error);
      };
      worker.on('message', answered);
      worker.ref();
    });
  }

  /** Ends the thread, whatever it is doing; from now on it takes no task, and an answer of its own comes too late. */
  end(why: WorkerEnded = new WorkerEnded('cancelled', 'the worker thread was ended')): void {
    this.giveUp(why);
    void this.worker.terminate();
  }

  private giveUp(why: WorkerEnded): void {
    this.ended ??= why;
    this.fail?.(this.ended);
  }
}

function endedBy(error: unknown): WorkerEnded {
  const message = error instanceof Error ? error.message : String(error);
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new WorkerEnded(isMemory ? 'out-of-memory' : 'died', message, { cause: error });
}
