import { type TaskAnswer } from './serveTasks';
import { startTask } from './startTask';
import { type Task, type Work } from './task';

/** Runs one task for the newest piece of work. */
export interface TaskRunner<Input, Origin> {
  readonly submit: (work: Work<Input, Origin>) => void;
  /** Calls off what is running and forgets what waits. */
  readonly stop: () => void;
}

/**
 * New work calls the running one off, so that a change shows soon; but never twice in a row: where work streams in faster
 * than it is done, every second piece is finished, and the newest is next.
 */
export function taskRunner<Input, Output, Origin>(
  task: Task<Input, Output>,
  onAnswer: (work: Work<Input, Origin>, answer: TaskAnswer<Output>) => void
): TaskRunner<Input, Origin> {
  let callOff: (() => void) | null = null;
  let hasCalledOff = false;
  let waiting: Work<Input, Origin> | null = null;

  const start = (work: Work<Input, Origin>) => {
    callOff = startTask(task, work.input, (answer) => {
      callOff = null;
      hasCalledOff = false;
      onAnswer(work, answer);
      if (waiting) {
        const next = waiting;
        waiting = null;
        start(next);
      }
    });
  };
  return {
    submit: (work) => {
      if (callOff && hasCalledOff) {
        waiting = work;
        return;
      }
      hasCalledOff = callOff !== null;
      callOff?.();
      start(work);
    },
    stop: () => {
      callOff?.();
      callOff = null;
      hasCalledOff = false;
      waiting = null;
    },
  };
}
