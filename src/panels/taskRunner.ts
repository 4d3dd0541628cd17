import { type TaskAnswer } from './serveTask';
import { startTask, type Task } from './startTask';

/** Runs one task for the newest of its inputs. */
export interface TaskRunner<Input> {
  readonly submit: (input: Input) => void;
  /** Calls off what is running and forgets what waits. */
  readonly stop: () => void;
}

/**
 * A new input calls the running work off, so that a change shows soon; but never twice in a row: where inputs stream in
 * faster than they are worked through, every second one is finished, and the newest is next.
 */
export function taskRunner<Input, Output>(
  task: Task<Input, Output>,
  onAnswer: (input: Input, answer: TaskAnswer<Output>) => void
): TaskRunner<Input> {
  let callOff: (() => void) | null = null;
  let hasCalledOff = false;
  let waiting: { readonly input: Input } | null = null;

  const start = (input: Input) => {
    callOff = startTask(task, input, (answer) => {
      callOff = null;
      hasCalledOff = false;
      onAnswer(input, answer);
      if (waiting) {
        const next = waiting.input;
        waiting = null;
        start(next);
      }
    });
  };
  return {
    submit: (input) => {
      if (callOff && hasCalledOff) {
        waiting = { input };
        return;
      }
      hasCalledOff = callOff !== null;
      callOff?.();
      start(input);
    },
    stop: () => {
      callOff?.();
      callOff = null;
      hasCalledOff = false;
      waiting = null;
    },
  };
}
