import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tieredUpstream } from '../../../../src/backend/upstreams/tiered/tieredUpstream';
import { tierParts } from '../../../../src/backend/upstreams/tiered/tierParts';
import { type RangeRequest, type Upstream } from '../../../../src/backend/upstreams/upstream';
import { failure, success } from '../../../../src/core/result';
import { upstreamsOf } from '../query/upstreamsOf';

const never = new AbortController().signal;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const nowMs = Date.UTC(2026, 5, 15, 12, 20);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store whose samples, one a minute, are its number; what it was asked for is kept. */
function storeOf(value: number, more: Partial<Upstream> = {}) {
  const asked: RangeRequest[] = [];
  const upstream: Upstream = {
    queryRange: (request) => {
      asked.push(request);
      const { fromMs, toMs } = request;
      const first = Math.ceil(fromMs / 60_000) * 60_000;
      const length = Math.max(0, Math.floor((toMs - first) / 60_000) + 1);
      const times = Float64Array.from({ length }, (_, i) => first + i * 60_000);
      const labels = { job: 'api', replica: String(value) };
      return Promise.resolve({
        series: [{ name: 'api', labels, times, values: times.map(() => value) }],
        warnings: [`of ${value}`],
        executed: 'up',
      });
    },
    health: () => Promise.resolve(`store ${value}`),
    close: () => Promise.resolve(),
    ...more,
  };
  return { asked, upstream };
}

const settings = {
  name: 'all',
  kind: 'tiered',
  stores: ['hot', 'warm', 'cold'],
  ages: ['1d', '30d'],
  leftOut: ['replica'],
};
const request = (fromMs: number, toMs: number, stepMs = hourMs) => ({
  input: { refId: 'a', expr: 'up' },
  ...{ fromMs, toMs, stepMs, maxSeries: 10 },
});

function open(stores: Readonly<Record<string, Upstream>>, more: object = {}): Upstream {
  return tieredUpstream.open(tieredUpstream.settings.parse({ ...settings, ...more }), {}, (name) => {
    const found = stores[name];
    return found === undefined ? failure(`there is no upstream "${name}"`) : success(found);
  });
}

it('describes metrics as the store of the newest samples does', async () => {
  const said = { type: 'gauge', unit: '', help: 'Whether it is up' };
  const hot = storeOf(1, { describeMetric: (metric) => Promise.resolve(metric === 'up' ? said : undefined) });
  const all = open({ hot: hot.upstream, warm: storeOf(2).upstream, cold: storeOf(3).upstream });
  expect(await all.describeMetric?.('up', never)).toEqual(said);
});

describe('the parts of a range by age', () => {
  it('hold each of its times once, the oldest first, cut at full hours', () => {
    const parts = tierParts(
      { fromMs: nowMs - 3 * hourMs, toMs: nowMs, stepMs: 60_000 },
      [2 * hourMs, 30 * dayMs],
      nowMs
    );
    const border = nowMs - 2 * hourMs - 20 * 60_000;
    expect(parts).toEqual([
      { tier: 1, askedFromMs: nowMs - 3 * hourMs, toMs: border, afterMs: -Infinity },
      { tier: 0, askedFromMs: border, toMs: nowMs, afterMs: border },
    ]);
  });

  it('are one where all of it is of one age, whichever', () => {
    const one = (fromMs: number, toMs: number) =>
      tierParts({ fromMs, toMs, stepMs: 60_000 }, [dayMs, 30 * dayMs], nowMs).map(({ tier }) => tier);
    expect(one(nowMs - hourMs, nowMs)).toEqual([0]);
    expect(one(nowMs - 3 * dayMs, nowMs - 2 * dayMs)).toEqual([1]);
    expect(one(nowMs - 90 * dayMs, nowMs - 60 * dayMs)).toEqual([2]);
    expect(one(nowMs - 90 * dayMs, nowMs)).toEqual([2, 1, 0]);
    expect(one(nowMs - 90 * dayMs, nowMs - 2 * dayMs)).toEqual([2, 1]);
    expect(one(nowMs, nowMs)).toEqual([0]);
  });

  it('give every time of any range to one tier', () => {
    for (let i = 0; i < 200; i++) {
      const stepMs = 60_000 * (1 + (i % 90));
      const fromMs = nowMs - ((i * 7919) % 100) * dayMs - i * 61_000;
      const range = { fromMs, toMs: fromMs + stepMs * ((i * 31) % 500), stepMs };
      const parts = tierParts(range, [dayMs, 30 * dayMs], nowMs);
      for (let time = range.fromMs; time <= range.toMs; time += stepMs) {
        expect(parts.filter(({ afterMs, toMs }) => time > afterMs && time <= toMs).length).toBe(1);
      }
      expect(parts.every(({ askedFromMs, toMs }) => askedFromMs <= toMs)).toBe(true);
    }
  });
});

describe('a tiered upstream', () => {
  it('asks each store for its age, and joins what they answer without a gap or a repeat', async () => {
    const [hot, warm, cold] = [storeOf(1), storeOf(2), storeOf(3)];
    const upstream = open({ hot: hot.upstream, warm: warm.upstream, cold: cold.upstream });
    const [fromMs, toMs] = [Date.UTC(2026, 4, 1), Date.UTC(2026, 5, 15, 12)];
    const { series, warnings, executed } = await upstream.queryRange(request(fromMs, toMs), never);
    expect(series.map(({ labels }) => labels)).toEqual([{ job: 'api' }]);
    const [{ times, values } = { times: [], values: [] }] = series;
    expect(times.length).toBe((toMs - fromMs) / 60_000 + 1);
    expect([...times].every((time, i) => time === fromMs + i * 60_000)).toBe(true);
    const at = (time: number) => values[(time - fromMs) / 60_000];
    expect([at(fromMs), at(Date.UTC(2026, 4, 16, 12)), at(Date.UTC(2026, 4, 16, 12, 1))]).toEqual([3, 3, 2]);
    expect([at(Date.UTC(2026, 5, 14, 12)), at(Date.UTC(2026, 5, 14, 12, 1)), at(toMs)]).toEqual([2, 1, 1]);
    expect([warnings, executed]).toEqual([['of 3', 'of 2', 'of 1'], 'up']);
    // What a store is asked for means the range that is shown, not its part of it.
    expect(hot.asked[0]?.shown).toEqual({ fromMs, toMs });
  });

  it('asks no store that has nothing of the range, and fails where one that has it does', async () => {
    const down = storeOf(3, { queryRange: () => Promise.reject(new Error('cold: no answer')) });
    const upstream = open({ hot: storeOf(1).upstream, warm: storeOf(2).upstream, cold: down.upstream });
    const { series } = await upstream.queryRange(request(nowMs - 2 * dayMs, nowMs), never);
    expect(series.length).toBe(1);
    await expect(upstream.queryRange(request(nowMs - 60 * dayMs, nowMs), never)).rejects.toThrow('cold: no answer');
  });

  it('is as well as its stores are, and as slow', async () => {
    const stores = {
      hot: storeOf(1, { scrapeIntervalMs: 15_000 }).upstream,
      warm: storeOf(2, { scrapeIntervalMs: 300_000, profileDays: 7 }).upstream,
    };
    const upstream = open({ ...stores, cold: storeOf(3).upstream });
    expect(await upstream.health(never)).toBe('Tiered: hot (store 1), warm (store 2), cold (store 3)');
    expect([upstream.scrapeIntervalMs, upstream.profileDays]).toEqual([300_000, 7]);
    await expect(open(stores).health(never)).rejects.toThrow('all: there is no upstream "cold"');
    const nested = open({ ...stores, cold: upstream });
    await expect(nested.health(never)).rejects.toThrow('all: the store "cold" is a tiered one itself');
    expect(nested.profileDays).toBe(7);
  });

  it('lists the labels of the stores of a time, but for those that it leaves out', async () => {
    const listing = (...labels: readonly string[]) => ({ listLabels: () => Promise.resolve({ labels, warnings: [] }) });
    const upstream = open({
      hot: storeOf(1, listing('job', 'replica')).upstream,
      warm: storeOf(2, listing('job', 'old')).upstream,
      cold: storeOf(3).upstream,
    });
    const labels = async (fromMs: number) => (await upstream.listLabels?.({ fromMs, toMs: nowMs }, never))?.labels;
    expect(await labels(nowMs - hourMs)).toEqual(['job']);
    expect(await labels(nowMs - 2 * dayMs)).toEqual(['job', 'old']);
  });

  it.each([
    [{ ages: ['1d'] }, /one age for each store but the last/],
    [{ ages: ['30d', '1d'] }, /must grow from store to store/],
    [{ ages: ['1d', 'long'] }, /is an age such as 15d/],
    [{ stores: ['hot', 'hot', 'cold'] }, /must name each store once/],
    [{ stores: ['hot', 'all', 'cold'] }, /and not this one/],
    [{ stores: ['hot'], ages: ['1d'] }, /two stores at least/],
  ])('refuses %j', (wrong, reason) => {
    expect(() => open({}, wrong)).toThrow(reason);
  });

  it('finds its stores among those of its data source, wherever they stand', async () => {
    const demo = (name: string) => ({ name, kind: 'demo' });
    const upstreams = upstreamsOf({ ...settings, stores: ['new', 'old'], ages: ['7d'] }, demo('new'), demo('old'));
    const found = upstreams.get('all');
    expect(found?.ok === true && (await found.value.health(never))).toMatch(
      /^Tiered: new \(Demo shop, \d+ series\), old/
    );
  });
});
