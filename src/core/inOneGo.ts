/** Does work that comes in stretches without a pause; returns what it returns. */
export function inOneGo<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
