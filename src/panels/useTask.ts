import { useEffect, useMemo, useState } from 'react';

import { type Task } from './startTask';
import { taskRunner } from './taskRunner';

/** Shorter work is done at once: a worker would only delay it. */
const directMs = 8;

export interface TaskState<Input, Output> {
  /** The newest outcome; of an earlier input while `isStale`; null before the first. */
  readonly output: Output | null;
  /** The input that `output` is the outcome of. */
  readonly source: Input | null;
  /** True while `output` is not that of the present input: it must not be shown as current. */
  readonly isStale: boolean;
  readonly error: string | null;
}

interface Outcome<Input, Output> {
  /** The last input that was answered. */
  readonly input: Input;
  readonly output: Output | null;
  readonly source: Input | null;
  readonly error: string | null;
}

/** The outcome of a task for an input, which has to be memoised. Long work goes to a worker; see {@link taskRunner}. */
export function useTask<Input, Output>(task: Task<Input, Output>, input: Input | null): TaskState<Input, Output> {
  const isDirect = input !== null && task.costMs(input) <= directMs;
  const direct = useMemo(() => (isDirect && input !== null ? task.run(input) : null), [task, input, isDirect]);
  const [latest, setLatest] = useState<Outcome<Input, Output> | null>(null);
  const runner = useMemo(
    () =>
      taskRunner(task, (answered: Input, answer) =>
        setLatest((before) =>
          answer.ok
            ? { input: answered, output: answer.output, source: answered, error: null }
            : { input: answered, output: before?.output ?? null, source: before?.source ?? null, error: answer.error }
        )
      ),
    [task]
  );
  useEffect(() => () => runner.stop(), [runner]);
  useEffect(() => {
    if (input === null || isDirect) {
      runner.stop();
    } else {
      runner.submit(input);
    }
  }, [runner, input, isDirect]);
  // What a longer input shows while it is worked on is this outcome, not the worker's last, which may be long past.
  if (input === null && latest !== null) {
    setLatest(null);
  }
  if (input !== null && isDirect && latest?.input !== input) {
    setLatest({ input, output: direct, source: input, error: null });
  }
  if (isDirect) {
    return { output: direct, source: input, isStale: false, error: null };
  }
  const isCurrent = latest !== null && latest.input === input;
  return {
    output: latest?.output ?? null,
    source: latest?.source ?? null,
    isStale: !isCurrent,
    error: isCurrent ? latest.error : null,
  };
}
