import { useEffect, useMemo, useState } from 'react';

import { type Task, type Work } from './task';
import { taskRunner } from './taskRunner';

/** Shorter work is done at once: a worker would only delay it. */
const directMs = 8;

export interface TaskState<Output, Origin> {
  /** The newest outcome; of earlier work while `isStale`; null before the first. */
  readonly output: Output | null;
  /** The origin of the work that `output` is the outcome of. */
  readonly origin: Origin | null;
  /** True while `output` is not that of the present work: it must not be shown as current. */
  readonly isStale: boolean;
  readonly error: string | null;
}

interface Outcome<Input, Output, Origin> {
  /** The last work that was answered. */
  readonly work: Work<Input, Origin>;
  readonly output: Output | null;
  readonly origin: Origin | null;
  readonly error: string | null;
}

/** The outcome of a task for work that has to be memoised. What takes long goes to a worker; see {@link taskRunner}. */
export function useTask<Input, Output, Origin>(
  task: Task<Input, Output>,
  work: Work<Input, Origin> | null
): TaskState<Output, Origin> {
  const isDirect = work !== null && task.costMs(work.input) <= directMs;
  const direct = useMemo(() => (isDirect && work !== null ? task.run(work.input) : null), [task, work, isDirect]);
  const [latest, setLatest] = useState<Outcome<Input, Output, Origin> | null>(null);
  const runner = useMemo(
    () =>
      taskRunner(task, (answered: Work<Input, Origin>, answer) =>
        setLatest((before) =>
          answer.ok
            ? { work: answered, output: answer.output, origin: answered.origin, error: null }
            : { work: answered, output: before?.output ?? null, origin: before?.origin ?? null, error: answer.error }
        )
      ),
    [task]
  );
  useEffect(() => () => runner.stop(), [runner]);
  useEffect(() => {
    if (work === null || isDirect) {
      runner.stop();
    } else {
      runner.submit(work);
    }
  }, [runner, work, isDirect]);
  // What a longer work shows while it is done is this outcome, not the worker's last, which may be long past.
  if (work === null && latest !== null) {
    setLatest(null);
  }
  if (work !== null && isDirect && latest?.work !== work) {
    setLatest({ work, output: direct, origin: work.origin, error: null });
  }
  if (isDirect && work !== null) {
    return { output: direct, origin: work.origin, isStale: false, error: null };
  }
  const isCurrent = latest !== null && latest.work === work;
  return {
    output: latest?.output ?? null,
    origin: latest?.origin ?? null,
    isStale: !isCurrent,
    error: isCurrent ? latest.error : null,
  };
}
