import { setImmediate } from 'node:timers/promises';

/**
 * Runs work that comes in stretches and lets others have their turn after each; resolves to what it returns. Between
 * stretches the signal, where there is one, ends it.
 */
export async function takingTurns<Result>(work: Generator<unknown, Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
    await setImmediate();
    signal?.throwIfAborted();
  }
}
