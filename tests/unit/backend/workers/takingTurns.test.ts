import { describe, expect, it } from 'vitest';
import { takingTurns } from '../../../../src/backend/workers/takingTurns';

/** Works for some milliseconds. */
function toil(ms: number): void {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs) {}
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
    let longestMs = 0;
    let lastMs = performance.now();
    const watch = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - lastMs);
      lastMs = performance.now();
    }, 1);
    function* work(): Generator<undefined, void> {
      for (let stretch = 0; stretch < 2; stretch++) {
        toil(2);
        yield;
      }
    }
    for (let part = 0; part < 50; part++) {
      await takingTurns(work());
    }
    clearInterval(watch);
    // Each part alone is shorter than a turn; without a common clock nothing else would have run for 200 ms.
    expect(longestMs).toBeLessThan(100);
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
});
