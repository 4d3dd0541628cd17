import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asTurnOwner, takingTurns } from '../../../../src/backend/workers/takingTurns';

let nowMs = 0;

beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Works for some milliseconds, by the clock that the test has. */
function toil(ms: number): void {
  nowMs += ms;
}

describe('work that takes turns', () => {
  it('lets others work once it has worked for some milliseconds, and hands back its result', async () => {
    const order: string[] = [];
    function* work(name: string): Generator<undefined, string> {
      for (let stretch = 0; stretch < 3; stretch++) {
        order.push(`${name}${stretch}`);
        toil(8);
        yield;
      }
      return name.toUpperCase();
    }
    await expect(Promise.all([takingTurns(work('a')), takingTurns(work('b'))])).resolves.toEqual(['A', 'B']);
    expect(order).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
  });

  it('goes through short stretches without a pause', async () => {
    let hasPaused = false;
    setImmediate(() => (hasPaused = true));
    function* work(): Generator<undefined, boolean> {
      for (let stretch = 0; stretch < 10; stretch++) {
        yield;
      }
      return hasPaused;
    }
    await expect(takingTurns(work())).resolves.toBe(false);
  });

  it('shares the time of a turn with what follows it at once', async () => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) {
        setImmediate(count);
      }
    };
    setImmediate(count);
    function* work(): Generator<undefined, void> {
      for (let stretch = 0; stretch < 2; stretch++) {
        toil(2);
        yield;
      }
    }
    for (let part = 0; part < 50; part++) {
      await takingTurns(work());
    }
    isOver = true;
    // Each part alone is shorter than a turn: without a common clock nothing else would have run in all that time.
    expect(turns).toBeGreaterThan(20);
  });

  it('ends when its signal fires', async () => {
    const controller = new AbortController();
    let stretches = 0;
    function* endless(): Generator<undefined, never> {
      for (;;) {
        stretches++;
        if (stretches === 3) {
          controller.abort(new Error('gone'));
        }
        toil(8);
        yield;
      }
    }
    await expect(takingTurns(endless(), controller.signal)).rejects.toThrow('gone');
    expect(stretches).toBe(3);
  });

  it('fails as the work does', async () => {
    function* work(): Generator<undefined, void> {
      yield;
      throw new RangeError('no more');
    }
    await expect(takingTurns(work())).rejects.toThrow(RangeError);
  });

  it('gives the next turn to who is first by rank, then to who has had least, but for one now and then', async () => {
    const orders: string[] = [];
    for (let run = 0; run < 5; run++) {
      const order: string[] = [];
      function* work(name: string): Generator<undefined, void> {
        for (let stretch = 0; stretch < 2; stretch++) {
          order.push(name);
          toil(8);
          yield;
        }
      }
      const begin = (name: string, rank: number, usedMs: number): Promise<void> =>
        asTurnOwner({ rank, usedMs }, () => takingTurns(work(name)));
      await Promise.all([begin('long', 1, 5000), begin('short', 1, 0), begin('alert', 0, 9000)]);
      orders.push(order.join(' '));
    }
    const inOrder = orders.filter((order) => order === 'long short alert alert short long');
    expect(inOrder.length).toBeGreaterThanOrEqual(3);
  });

  it('gives a turn now and then to who waits longest, so that nobody waits for ever', async () => {
    const others = new AbortController();
    function* endless(): Generator<undefined, never> {
      for (;;) {
        toil(6);
        yield;
      }
    }
    const busy = asTurnOwner({ rank: 0, usedMs: 0 }, () => takingTurns(endless(), others.signal)).catch(
      () => undefined
    );
    const more = asTurnOwner({ rank: 0, usedMs: 0 }, () => takingTurns(endless(), others.signal)).catch(
      () => undefined
    );
    function* twice(): Generator<undefined, string> {
      toil(6);
      yield;
      return 'done';
    }
    await expect(asTurnOwner({ rank: 2, usedMs: 1e6 }, () => takingTurns(twice()))).resolves.toBe('done');
    others.abort();
    await Promise.all([busy, more]);
  });
});
