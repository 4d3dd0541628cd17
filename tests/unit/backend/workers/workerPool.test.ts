import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { WorkerPool } from '../../../../src/backend/workers/workerPool';

/** A worker that does what its tasks say, with the messages of `serveWork`. */
const source = `
  const { parentPort, threadId } = require('node:worker_threads');
  const answer = (message) => parentPort.postMessage(message);
  parentPort.on('message', ({ kind, value, ms }) => {
    switch (kind) {
      case 'echo': return answer({ ok: true, value });
      case 'thread': return answer({ ok: true, value: threadId });
      case 'wait': return setTimeout(() => answer({ ok: true, value }), ms);
      case 'throw': return answer({ ok: false, error: new RangeError(value) });
      case 'crash': throw new TypeError(value);
      case 'exit': return process.exit(3);
      case 'fill': { const held = []; for (;;) held.push(new Array(1000).fill(held.length)); }
      case 'spin': for (;;);
    }
  });
`;
const never = new AbortController().signal;
const pools: WorkerPool[] = [];
let started = 0;

function poolOf(size: number, graceMs = 0, idleMs?: number): WorkerPool {
  const start = (): Worker => {
    started += 1;
    return new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
  };
  const pool = new WorkerPool({ start, size, graceMs, ...(idleMs === undefined ? {} : { idleMs }) });
  pools.push(pool);
  started = 0;
  return pool;
}

function tasks(...list: readonly unknown[]): ReadonlyArray<() => unknown> {
  return list.map((task) => () => task);
}

afterEach(() => pools.splice(0).forEach((pool) => pool.close()));

describe('a pool of workers', () => {
  it('answers every task in the order of the tasks, whichever is done first', async () => {
    const pool = poolOf(2);
    const waits = [60, 1, 30, 1].map((ms, value) => ({ kind: 'wait', ms, value }));
    await expect(pool.run(tasks(...waits), never)).resolves.toEqual([0, 1, 2, 3]);
    await expect(pool.run([], never)).resolves.toEqual([]);
  });

  it('starts no worker before there is a task, keeps those that it has, and no more than its size', async () => {
    const pool = poolOf(2);
    expect(started).toBe(0);
    await pool.run(tasks({ kind: 'echo' }), never);
    expect(started).toBe(1);
    const threads = await pool.run(tasks(...Array.from({ length: 20 }, () => ({ kind: 'thread' }))), never);
    expect(new Set(threads).size).toBe(2);
    expect(started).toBe(2);
  });

  it('starts one worker ahead of need where it is asked to', async () => {
    const pool = poolOf(2);
    pool.startFirst();
    pool.startFirst();
    expect(started).toBe(1);
    const threads = await pool.run(tasks({ kind: 'thread' }), never);
    expect(threads).toHaveLength(1);
    expect(started).toBe(1);
  });

  it('ends the workers when nobody has had work for a while, and starts others when somebody has', async () => {
    const pool = poolOf(2, 0, 200);
    pool.startFirst();
    expect([pool.size, pool.working]).toEqual([1, 0]);
    const work = pool.run(tasks({ kind: 'wait', ms: 500, value: 1 }), never);
    expect([pool.size, pool.working]).toEqual([1, 1]);
    await expect(work).resolves.toEqual([1]);
    await expect.poll(() => pool.size).toBe(0);
    await expect(pool.run(tasks({ kind: 'echo', value: 2 }), never)).resolves.toEqual([2]);
    expect(started).toBe(2);
  });

  it('makes a task when a worker is free for it', async () => {
    const pool = poolOf(1);
    const made: number[] = [];
    const all = pool.run(
      [0, 1, 2].map((value) => () => {
        made.push(value);
        return { kind: 'wait', ms: 1, value };
      }),
      never
    );
    expect(made).toEqual([0]);
    await all;
    expect(made).toEqual([0, 1, 2]);
  });

  it('does not let one task wait for the many of another', async () => {
    const pool = poolOf(1);
    const order: unknown[] = [];
    const many = Array.from({ length: 20 }, (_, i) => () => {
      order.push(i);
      return { kind: 'wait', ms: 1 };
    });
    const few = [
      () => {
        order.push('few');
        return { kind: 'echo' };
      },
    ];
    await Promise.all([pool.run(many, never), pool.run(few, never)]);
    expect(order.slice(0, 4)).toEqual([0, 'few', 1, 2]);
  });

  it('serves everybody in turn', async () => {
    const pool = poolOf(1);
    const order: string[] = [];
    const batch = (name: string): ReadonlyArray<() => unknown> =>
      Array.from({ length: 3 }, () => () => {
        order.push(name);
        return { kind: 'echo' };
      });
    await Promise.all(['a', 'b', 'c'].map((name) => pool.run(batch(name), never)));
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('gives a free worker to the batch that has fewest, even where another came first', async () => {
    const pool = poolOf(3);
    const order: string[] = [];
    const batch = (name: string, ...waits: readonly number[]): ReadonlyArray<() => unknown> =>
      waits.map((ms) => () => {
        order.push(name);
        return { kind: 'wait', ms };
      });
    // Both of b's tasks still run when a's last worker is free: a, which then has none, comes before b's third.
    const a = pool.run(batch('a', 20, 60, 100, 1), never);
    const b = pool.run(batch('b', 400, 400, 1), never);
    await Promise.all([a, b]);
    expect(order).toEqual(['a', 'a', 'a', 'b', 'b', 'a', 'b']);
  });

  it('passes on what a task throws, with its kind and text, and drops the tasks that wait', async () => {
    const pool = poolOf(1);
    const made: string[] = [];
    const all = [() => ({ kind: 'throw', value: 'no such option' }), () => made.push('second')];
    const failure = await pool.run(all, never).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RangeError);
    expect(failure).toMatchObject({ message: 'no such option' });
    await expect(pool.run(tasks({ kind: 'echo', value: 1 }), never)).resolves.toEqual([1]);
    expect(made).toEqual([]);
    expect(started).toBe(1);
  });

  it.each([
    ['an error outside of its task', { kind: 'crash', value: 'torn' }, 'torn'],
    ['an exit', { kind: 'exit' }, 'a worker thread ended before its task'],
    ['too much memory', { kind: 'fill' }, 'reaching memory limit'],
  ])('replaces a worker that ended by %s, and fails its task alone', async (_, task, text) => {
    const pool = poolOf(2);
    const others = pool.run(tasks({ kind: 'wait', ms: 300, value: 'mine' }), never);
    await expect(pool.run(tasks(task), never)).rejects.toThrow(text);
    await expect(others).resolves.toEqual(['mine']);
    await expect(pool.run(tasks({ kind: 'echo', value: 1 }, { kind: 'echo', value: 2 }), never)).resolves.toEqual([
      1, 2,
    ]);
  });

  it('fails the tasks for which no worker can be started, and tries again for the next', async () => {
    let isBroken = true;
    const pool = new WorkerPool({
      start: () => {
        if (isBroken) {
          throw new Error('no more threads');
        }
        return new Worker(source, { eval: true });
      },
      size: 1,
      graceMs: 0,
    });
    pools.push(pool);
    await expect(pool.run(tasks({ kind: 'echo' }), never)).rejects.toThrow('no more threads');
    isBroken = false;
    await expect(pool.run(tasks({ kind: 'echo', value: 5 }), never)).resolves.toEqual([5]);
  });
});

describe('a cancelled batch', () => {
  it('rejects at once, frees its worker and never starts what waited', async () => {
    const pool = poolOf(1);
    const controller = new AbortController();
    const made: string[] = [];
    const endless = pool.run([() => ({ kind: 'spin' }), () => made.push('second')], controller.signal);
    controller.abort(new Error('gone'));
    await expect(endless).rejects.toThrow('gone');
    await expect(pool.run(tasks({ kind: 'echo', value: 'next' }), never)).resolves.toEqual(['next']);
    expect(made).toEqual([]);
  });

  it('keeps a worker whose task ends within the grace', async () => {
    const pool = poolOf(1, 2000);
    const [thread] = await pool.run(tasks({ kind: 'thread' }), never);
    const controller = new AbortController();
    const cancelled = pool.run(tasks({ kind: 'wait', ms: 20 }), controller.signal);
    controller.abort();
    await expect(cancelled).rejects.toThrow('abort');
    await expect(pool.run(tasks({ kind: 'thread' }), never)).resolves.toEqual([thread]);
  });

  it('is not begun when its signal has fired before', async () => {
    const pool = poolOf(1);
    await expect(pool.run(tasks({ kind: 'echo' }), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(started).toBe(0);
  });
});

describe('a pool that is fair', () => {
  const order = { priority: 'dashboard', user: 'a', weight: 1e6, limitMs: Infinity } as const;

  it('does alert rules before dashboards, and small work before large', async () => {
    const pool = poolOf(1);
    const done: string[] = [];
    const one = (name: string): ReadonlyArray<() => unknown> => [
      () => {
        done.push(name);
        return { kind: 'wait', ms: 1 };
      },
    ];
    await Promise.all([
      pool.run(one('first'), never, order),
      pool.run(one('background'), never, { ...order, priority: 'background' }),
      pool.run(one('large'), never, order),
      pool.run(one('small'), never, { ...order, weight: 10 }),
      pool.run(one('alert'), never, { ...order, priority: 'alert' }),
    ]);
    expect(done).toEqual(['first', 'alert', 'small', 'large', 'background']);
  });

  it('serves who has had less before who has had more', async () => {
    const pool = poolOf(1);
    const done: string[] = [];
    const some = (name: string, count: number): ReadonlyArray<() => unknown> =>
      Array.from({ length: count }, () => () => {
        done.push(name);
        return { kind: 'wait', ms: 120 };
      });
    const greedy = Array.from({ length: 4 }, () => pool.run(some('greedy', 2), never, { ...order, user: 'greedy' }));
    await Promise.all([...greedy, pool.run(some('modest', 2), never, { ...order, user: 'modest' })]);
    // The greedy one has the worker first; then both have it in turn until the modest one has done.
    expect(done.indexOf('modest')).toBe(1);
    expect(done.lastIndexOf('modest')).toBeLessThan(5);
  });

  it('keeps a worker for what is small and for alert rules', async () => {
    const started: string[] = [];
    const start = (kind: string): Worker => {
      started.push(kind);
      return new Worker(source, { eval: true });
    };
    const pool = new WorkerPool({ start, size: 1, express: 1, graceMs: 0 });
    pools.push(pool);
    const controller = new AbortController();
    const spins = [1, 2].map(() => pool.run(tasks({ kind: 'spin' }), controller.signal, order).catch(() => 'ended'));
    await expect(pool.run(tasks({ kind: 'echo', value: 1 }), never, { ...order, weight: 10 })).resolves.toEqual([1]);
    const alert = { ...order, priority: 'alert' } as const;
    await expect(pool.run(tasks({ kind: 'echo', value: 2 }), never, alert)).resolves.toEqual([2]);
    // One thread of each kind: they have priorities of their own.
    expect(started).toEqual(['ordinary', 'express']);
    controller.abort();
    await expect(Promise.all(spins)).resolves.toEqual(['ended', 'ended']);
  });

  it('ends a task that takes too long, and says so', async () => {
    const pool = poolOf(1);
    await expect(pool.run(tasks({ kind: 'spin' }), never, { ...order, limitMs: 50 })).rejects.toMatchObject({
      reason: 'too-long',
      message: 'a task took longer than 0.05 s',
    });
    await expect(pool.run(tasks({ kind: 'echo', value: 1 }), never)).resolves.toEqual([1]);
  });

  it('tries a task once more whose worker died', async () => {
    const pool = poolOf(1);
    let attempts = 0;
    const dying = () => {
      attempts += 1;
      return attempts === 1 ? { kind: 'exit' } : { kind: 'echo', value: 'done' };
    };
    await expect(pool.run([dying], never)).resolves.toEqual(['done']);
    expect(attempts).toBe(2);
    expect(started).toBe(2);
  });

  it('never lets a cancelled task take that of another with it', async () => {
    const pool = poolOf(2, 1);
    const rounds = Array.from({ length: 60 }, async (_, round) => {
      const controller = new AbortController();
      // About when its worker is ended, the cancelled task is done by itself.
      const cancelled = pool.run(tasks({ kind: 'wait', ms: 3 }), controller.signal).catch(() => 'cancelled');
      setTimeout(() => controller.abort(), round % 5);
      const mine = await pool.run(tasks({ kind: 'wait', ms: 1, value: round }), never);
      await cancelled;
      return mine;
    });
    await expect(Promise.all(rounds)).resolves.toEqual(Array.from({ length: 60 }, (_, round) => [round]));
  });
});
