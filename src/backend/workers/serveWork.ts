import { type MessagePort } from 'node:worker_threads';
import { packMessage } from './packMessage';
import { type WorkAnswer } from './workAnswer';

/**
 * The worker's side of a {@link WorkerThread}: does each task that comes and answers with its result. Arrays of the
 * result are given away, so that `work` must not keep them.
 */
export function serveWork<Task>(port: MessagePort, work: (task: Task) => unknown): void {
  port.on('message', (task: Task) => {
    const { message, transfer } = packMessage(answerOf(task, work), { keepsArrays: false });
    port.postMessage(message, transfer);
  });
}

function answerOf<Task>(task: Task, work: (task: Task) => unknown): WorkAnswer<unknown> {
  try {
    return { ok: true, value: work(task) };
  } catch (error) {
    return { ok: false, error };
  }
}
