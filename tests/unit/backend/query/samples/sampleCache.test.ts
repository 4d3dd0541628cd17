import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SampleCache } from '../../../../../src/backend/query/samples/sampleCache';
import { seriesOfWindow } from '../../../../../src/backend/query/samples/sampleWindow';
import { inOneGo } from '../../../../../src/core/inOneGo';
import { type RangeAnswer, type RangeRequest, type Upstream } from '../../../../../src/backend/upstreams/upstream';

const stepMs = 60_000;
const hourMs = 3_600_000;
/** A time on the grid. */
const nowMs = 1_750_000_020_000;
const never = new AbortController().signal;

/** A store of one series a minute, whose samples can be changed; remembers what it was asked. */
class Store implements Upstream {
  readonly asked: Array<readonly [fromMs: number, toMs: number]> = [];
  readonly late = new Map<number, number>();
  offsetMs = 0;
  wait: Promise<unknown> = Promise.resolve();

  async queryRange({ fromMs, toMs }: RangeRequest): Promise<RangeAnswer> {
    this.asked.push([fromMs, toMs]);
    await this.wait;
    const times: number[] = [];
    for (
      let time = Math.ceil((fromMs - this.offsetMs) / stepMs) * stepMs + this.offsetMs;
      time <= toMs;
      time += stepMs
    ) {
      times.push(time);
    }
    const values = times.map((time) => this.late.get(time) ?? Math.sin(time));
    return {
      series: [{ name: 'a', labels: { job: 'x' }, times: Float64Array.from(times), values: Float64Array.from(values) }],
      warnings: [],
      executed: 'up',
    };
  }

  health(): Promise<string> {
    return Promise.resolve('');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function cacheAt(clock: { nowMs: number }, maxBytes = 1e9): SampleCache {
  return new SampleCache({ maxBytes, nowMs: () => clock.nowMs });
}

function request(fromMs: number, toMs: number, change: Partial<RangeRequest> = {}): RangeRequest {
  return { input: { refId: 'a', expr: 'up' }, fromMs, toMs, stepMs, maxSeries: 10, ...change };
}

async function read(cache: SampleCache, store: Store, fromMs: number, toMs: number): Promise<object> {
  const window = await cache.fetch(store, request(fromMs, toMs), never);
  return inOneGo(seriesOfWindow(window)).map(({ times, values, labels }) => ({
    times: [...times],
    values: [...values],
    labels,
  }));
}

describe('the cache of samples', () => {
  it('fetches a refresh only from ten minutes before what has settled', async () => {
    const clock = { nowMs };
    const store = new Store();
    const cache = cacheAt(clock);
    await read(cache, store, nowMs - 24 * hourMs, nowMs);
    clock.nowMs += stepMs;
    await read(cache, store, nowMs - 24 * hourMs + stepMs, nowMs + stepMs);
    expect(store.asked).toHaveLength(2);
    expect(store.asked[1]).toEqual([nowMs - 20 * stepMs, nowMs + stepMs]);
  });

  it('gives the bits of a fresh process, in whatever order ranges are asked for, on the grid and off it', async () => {
    for (const offsetMs of [0, 17_000]) {
      const ranges: ReadonlyArray<readonly [number, number]> = [
        [nowMs - 5 * hourMs, nowMs - 4 * hourMs],
        [nowMs - hourMs, nowMs],
        [nowMs - 30 * hourMs, nowMs],
        [nowMs - 6 * hourMs, nowMs - 2 * hourMs],
        [nowMs - 31 * hourMs, nowMs - 29 * hourMs],
      ];
      for (const order of [ranges, [...ranges].reverse()]) {
        const store = new Store();
        store.offsetMs = offsetMs;
        const cache = cacheAt({ nowMs });
        for (const [fromMs, toMs] of order) {
          expect(await read(cache, store, fromMs, toMs)).toEqual(await read(cacheAt({ nowMs }), store, fromMs, toMs));
        }
      }
    }
  });

  it('sees late samples as a fresh process does', async () => {
    const clock = { nowMs };
    const store = new Store();
    const cache = cacheAt(clock);
    await read(cache, store, nowMs - 24 * hourMs, nowMs);
    for (const lateMs of [nowMs - 2 * stepMs, nowMs - 15 * stepMs]) {
      store.late.set(lateMs, 99);
      clock.nowMs += 2 * stepMs;
      const fromMs = clock.nowMs - 24 * hourMs;
      const fresh = await read(cacheAt(clock), store, fromMs, clock.nowMs);
      expect(JSON.stringify(fresh)).toContain('99');
      expect(await read(cache, store, fromMs, clock.nowMs)).toEqual(fresh);
    }
  });

  it('sees a backfill of everything after six hours', async () => {
    const clock = { nowMs };
    const store = new Store();
    const cache = cacheAt(clock);
    await read(cache, store, nowMs - 24 * hourMs, nowMs);
    store.late.set(nowMs - 20 * hourMs, 99);
    clock.nowMs += 6 * hourMs + 1;
    expect(JSON.stringify(await read(cache, store, nowMs - 24 * hourMs, nowMs))).toContain('99');
  });

  it('asks the store once for equal calls in flight, and for those of the same second', async () => {
    const store = new Store();
    const cache = cacheAt({ nowMs });
    await Promise.all(Array.from({ length: 100 }, () => read(cache, store, nowMs - hourMs, nowMs)));
    await read(cache, store, nowMs - hourMs, nowMs);
    expect(store.asked).toHaveLength(1);
  });

  it('lets one who waits go, and does not fail the others when one is cancelled', async () => {
    const store = new Store();
    let answer = (): void => undefined;
    store.wait = new Promise<void>((resolve) => (answer = resolve));
    const cache = cacheAt({ nowMs });
    const first = read(cache, store, nowMs - hourMs, nowMs);
    const leaving = new AbortController();
    const second = cache.fetch(store, request(nowMs - hourMs, nowMs), leaving.signal);
    const third = read(cache, store, nowMs - hourMs, nowMs);
    leaving.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    answer();
    expect(await third).toEqual(await first);
  });

  it('keeps stores, expressions, steps and phases apart, and forgets a store that is dropped', async () => {
    const [one, other] = [new Store(), new Store()];
    const cache = cacheAt({ nowMs });
    const oldMs = nowMs - 10 * hourMs;
    await read(cache, one, oldMs, oldMs + hourMs);
    await read(cache, other, oldMs, oldMs + hourMs);
    expect(other.asked).toHaveLength(1);
    await cache.fetch(one, request(oldMs, oldMs + hourMs, { input: { refId: 'b', expr: 'down' } }), never);
    await cache.fetch(one, request(oldMs, oldMs + hourMs, { input: { refId: 'b', expr: 'up' } }), never);
    await cache.fetch(one, request(oldMs + 7000, oldMs + 7000 + hourMs), never);
    expect(one.asked).toHaveLength(3);
    const bytes = cache.keptBytes;
    cache.drop(one);
    expect(cache.keptBytes).toBeLessThan(bytes);
    await read(cache, one, oldMs, oldMs + hourMs);
    expect(one.asked).toHaveLength(4);
  });

  it('holds nothing of what failed, nor for long of what is too young to be kept', async () => {
    const store = new Store();
    const cache = cacheAt({ nowMs });
    store.wait = Promise.reject(new Error('down'));
    store.wait.catch(() => undefined);
    await expect(read(cache, store, nowMs - hourMs, nowMs)).rejects.toThrow('down');
    expect(cache.entryCount).toBe(1);
    store.wait = Promise.resolve();
    await cache.fetch(store, request(nowMs - stepMs, nowMs, { input: { refId: 'a', expr: 'young' } }), never);
    expect(cache.keptBytes).toBeGreaterThan(0);
    await setTimeout(1200);
    expect(cache.entryCount).toBe(0);
    expect(cache.keptBytes).toBe(0);
  });

  it('counts the texts of expressions and series, too', async () => {
    const [store, cache] = [new Store(), cacheAt({ nowMs })];
    const oldMs = nowMs - 10 * hourMs;
    await cache.fetch(
      store,
      request(oldMs, oldMs + stepMs, { input: { refId: 'a', expr: 'x'.repeat(60_000) } }),
      never
    );
    expect(cache.keptBytes).toBeGreaterThan(120_000);
  });

  it('keeps an expression that names the range by that range', async () => {
    const store = new Store();
    const cache = cacheAt({ nowMs });
    const input = { refId: 'a', expr: 'delta(up[$__range])' };
    const [fromMs, toMs] = [nowMs - 10 * hourMs, nowMs - 9 * hourMs];
    for (const shown of [
      { fromMs, toMs },
      { fromMs: fromMs + hourMs / 2, toMs },
      { fromMs, toMs },
    ]) {
      await cache.fetch(store, request(fromMs, toMs, { input, shown }), never);
    }
    expect(store.asked).toHaveLength(2);
  });

  it('stays within its bytes: what was used longest ago goes', async () => {
    const store = new Store();
    const cache = cacheAt({ nowMs }, 60_000);
    const ask = (expr: string) =>
      cache.fetch(store, request(nowMs - 48 * hourMs, nowMs - hourMs, { input: { refId: 'a', expr } }), never);
    for (const expr of ['a', 'b', 'a', 'c']) {
      await ask(expr);
      expect(cache.keptBytes).toBeLessThanOrEqual(60_000);
    }
    expect(store.asked).toHaveLength(3);
    await ask('a');
    expect(store.asked).toHaveLength(3);
    await ask('b');
    expect(store.asked).toHaveLength(4);
  });

  it('gives samples that are out of order as they came', async () => {
    const store = new Store();
    store.queryRange = ({ fromMs }) =>
      Promise.resolve({
        series: [
          {
            name: 'a',
            labels: {},
            times: Float64Array.of(fromMs + 2, fromMs + 1),
            values: Float64Array.of(1, 2),
          },
        ],
        warnings: [],
        executed: '',
      });
    const [series] = inOneGo(
      seriesOfWindow(await cacheAt({ nowMs }).fetch(store, request(nowMs - hourMs, nowMs), never))
    );
    expect(series?.values).toEqual(Float64Array.of(1, 2));
  });
});
