/** For so long, work goes on before others have their turn. */
const turnMs = 5;

/** Work that has had no more turns than this is short, as far as one can know. */
const shortTurns = 3;

/** After so many turns of short work in succession one of the long work comes. */
const mostShortTurns = 3;

const short: Array<() => void> = [];
const long: Array<() => void> = [];
let shortInSuccession = 0;
let isScheduled = false;

let turnStartMs = 0;
let isTurnOpen = false;

/** Starts the clock, unless what goes before in this turn has started it. */
function openTurn(): void {
  if (!isTurnOpen) {
    isTurnOpen = true;
    turnStartMs = performance.now();
    // By then the thread has been through all that it had to do.
    setImmediate(() => {
      isTurnOpen = false;
    });
  }
}

/** Whether this thread has been at work for as long as it should before what came in from outside is seen to. */
function isTurnOver(): boolean {
  return performance.now() - turnStartMs > turnMs;
}

/**
 * Runs work that pauses often, and lets others have their turn in a pause whenever some milliseconds have passed; resolves
 * to what it returns. Work that begins where other work has just ended shares its time. Between two turns, whosever they are,
 * what came in from outside is seen to, so that however many work in this way, nobody else waits for more than one; what
 * has just begun goes before what goes on for long. Between turns the signal, where there is one, ends it.
 */
export async function takingTurns<Result>(work: Generator<unknown, Result>, signal?: AbortSignal): Promise<Result> {
  for (let turns = 1; ; turns++) {
    openTurn();
    do {
      const step = work.next();
      if (step.done === true) {
        return step.value;
      }
    } while (!isTurnOver());
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
      isTurnOpen = false;
      (isLong ? long : short).shift()?.();
      schedule();
    });
  }
}
