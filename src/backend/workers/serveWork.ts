import { type MessagePort } from 'node:worker_threads';
import { inOneGo } from '../../core/inOneGo';
import { packMessage } from './packMessage';
import { type Received, receiveInStretches, sendInStretches } from './sendInStretches';
import { type WorkAnswer } from './workAnswer';

/**
 * The worker's side of a {@link WorkerThread}: does each task that comes and answers with its result. Arrays of the
 * result are given away, so that `work` must not keep them.
 */
export function serveWork<Task>(port: MessagePort, work: (task: Task) => unknown): void {
  port.on('message', (received: Received<Task>) => {
    const answer = answerOf(received, work);
    inOneGo(sendInStretches(port, packMessage(answer, { keepsArrays: false })));
  });
}

function answerOf<Task>(received: Received<Task>, work: (task: Task) => unknown): WorkAnswer<unknown> {
  try {
    return { ok: true, value: work(inOneGo(receiveInStretches(received))) };
  } catch (error) {
    return { ok: false, error };
  }
}
