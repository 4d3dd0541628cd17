import { setImmediate } from 'node:timers/promises';

/** Runs work that comes in stretches and lets others have their turn after each; resolves to what it returns. */
export async function takingTurns<Result>(work: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
    await setImmediate();
  }
}
