import { AsyncLocalStorage } from 'node:async_hooks';

/** Whose work it is that takes turns. */
export interface TurnOwner {
  /** Who is first where several wait; lower is sooner. */
  readonly rank: number;
  /** How long this thread has worked for it, in turns. */
  usedMs: number;
}

/** For so long, work goes on before others have their turn. */
const turnMs = 2;

/** Less than this is no difference between those who wait. */
const grainMs = 20;

/** After so many turns one goes to who waits longest, whoever that is. */
const mostInSuccession = 7;

const owners = new AsyncLocalStorage<TurnOwner>();

interface Waiting {
  readonly owner: TurnOwner;
  readonly proceed: () => void;
}

/** In the order in which they came. */
const waiting: Waiting[] = [];
let inSuccession = 0;
let isScheduled = false;

let turnStartMs = 0;
let isTurnOpen = false;

/** Does work whose turns, however deep in it, are those of an owner. */
export function asTurnOwner<Result>(owner: TurnOwner, work: () => Promise<Result>): Promise<Result> {
  return owners.run(owner, work);
}

/**
 * Runs work that pauses often, and lets others have their turn in a pause whenever some milliseconds have passed; resolves
 * to what it returns. Work that begins where other work has just ended shares its time. Between two turns, whosever they are,
 * what came in from outside is seen to, so that however many work in this way, nobody else waits for more than one. The next turn
 * goes to who is first by rank, then to the owner who has had least, so that small work goes before what goes on for long;
 * now and then to who waits longest. Between turns the signal, where there is one, ends it.
 */
export async function takingTurns<Result>(work: Generator<unknown, Result>, signal?: AbortSignal): Promise<Result> {
  const owner = owners.getStore() ?? { rank: 1, usedMs: 0 };
  for (;;) {
    openTurn();
    const startMs = performance.now();
    try {
      do {
        const step = work.next();
        if (step.done === true) {
          return step.value;
        }
      } while (performance.now() - turnStartMs <= turnMs);
    } finally {
      owner.usedMs += performance.now() - startMs;
    }
    await new Promise<void>((resolve) => {
      waiting.push({ owner, proceed: resolve });
      schedule();
    });
    signal?.throwIfAborted();
  }
}

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

function schedule(): void {
  if (!isScheduled && waiting.length > 0) {
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      isTurnOpen = false;
      const [next] = waiting.splice(placeOfNext(), 1);
      next?.proceed();
      schedule();
    });
  }
}

function placeOfNext(): number {
  inSuccession += 1;
  if (inSuccession > mostInSuccession) {
    inSuccession = 0;
    return 0;
  }
  let best = 0;
  for (let place = 1; place < waiting.length; place++) {
    if (isBefore(waiting[place], waiting[best])) {
      best = place;
    }
  }
  return best;
}

function isBefore(a: Waiting | undefined, b: Waiting | undefined): boolean {
  if (a === undefined || b === undefined) {
    return b === undefined;
  }
  const used = (entry: Waiting): number => Math.floor(Math.log2(1 + entry.owner.usedMs / grainMs));
  return a.owner.rank !== b.owner.rank ? a.owner.rank < b.owner.rank : used(a) < used(b);
}
