/** Work that has had no more turns than this is short, as far as one can know. */
const shortTurns = 3;

/** After so many turns of short work in succession one of the long work comes. */
const mostShortTurns = 3;

const short: Array<() => void> = [];
const long: Array<() => void> = [];
let shortInSuccession = 0;
let isScheduled = false;

/**
 * Runs work that comes in stretches and lets others have their turn after each; resolves to what it returns. Between two
 * stretches, whosever they are, what came in from outside is seen to, so that however many work in stretches, nobody else
 * waits for more than one; what has just begun goes before what goes on for long. Between stretches the signal, where
 * there is one, ends it.
 */
export async function takingTurns<Result>(work: Generator<unknown, Result>, signal?: AbortSignal): Promise<Result> {
  for (let turns = 1; ; turns++) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
    await nextTurn(turns <= shortTurns ? short : long);
    signal?.throwIfAborted();
  }
}

function nextTurn(queue: Array<() => void>): Promise<void> {
  return new Promise((resolve) => {
    queue.push(resolve);
    schedule();
  });
}

function schedule(): void {
  if (!isScheduled && short.length + long.length > 0) {
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      const isLong = short.length === 0 || (long.length > 0 && shortInSuccession >= mostShortTurns);
      shortInSuccession = isLong ? 0 : shortInSuccession + 1;
      (isLong ? long : short).shift()?.();
      schedule();
    });
  }
}
