import { describe, expect, it } from 'vitest';
import { takingTurns } from '../../../../src/backend/workers/takingTurns';

describe('work that takes turns', () => {
  it('lets others work after each stretch, and hands back its result', async () => {
    const order: string[] = [];
    function* work(name: string): Generator<undefined, string> {
      for (let stretch = 0; stretch < 3; stretch++) {
        order.push(`${name}${stretch}`);
        yield;
      }
      return name.toUpperCase();
    }
    await expect(Promise.all([takingTurns(work('a')), takingTurns(work('b'))])).resolves.toEqual(['A', 'B']);
    expect(order).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
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
