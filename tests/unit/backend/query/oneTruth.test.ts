import { describe, expect, it } from 'vitest';
import { JudgementCache } from '../../../../src/backend/query/detection/judgementCache';
import { type QueryEnvironment } from '../../../../src/backend/query/queryEnvironment';
import { runQuery } from '../../../../src/backend/query/runQuery';
import { SampleCache } from '../../../../src/backend/query/samples/sampleCache';
import { type RangeAnswer, type RangeRequest, type Upstream } from '../../../../src/backend/upstreams/upstream';
import { seededRandom } from '../../../../src/core/random';
import { success } from '../../../../src/core/result';

const stepMs = 60_000;
const hourMs = 3_600_000;
const startMs = 1_749_945_600_000;
const endMs = startMs + 40 * hourMs;

/** Three series a minute from `startMs` on, of which some samples may be late. */
class Store implements Upstream {
  private readonly columns = [1, 2, 3].map((seed) => {
    const random = seededRandom(seed);
    return Float64Array.from({ length: 41 * 60 }, (_, i) => 50 + 20 * Math.sin(i / 200 + seed) + 3 * random());
  });
  readonly late = new Map<number, number>();

  queryRange({ fromMs, toMs, stepMs: askedMs }: RangeRequest): Promise<RangeAnswer> {
    const times: number[] = [];
    for (
      let time = Math.max(fromMs, startMs + ((((fromMs - startMs) % askedMs) + askedMs) % askedMs));
      time <= toMs;
      time += askedMs
    ) {
      times.push(time);
    }
    return Promise.resolve({
      series: this.columns.map((values, s) => ({
        name: `s${s}`,
        labels: { s: String(s) },
        times: Float64Array.from(times),
        values: Float64Array.from(
          times,
          (time) => this.late.get(time) ?? values[Math.floor((time - startMs) / stepMs)] ?? NaN
        ),
      })),
      warnings: [],
      executed: '',
    });
  }

  health(): Promise<string> {
    return Promise.resolve('');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function processAt(clock: { nowMs: number }): QueryEnvironment {
  return {
    samples: new SampleCache({ maxBytes: 1e8, nowMs: () => clock.nowMs }),
    judgements: new JudgementCache(1e8),
  };
}

interface Asked {
  readonly isFromAlert?: boolean;
  readonly maxDataPoints?: number;
  readonly analysis?: object;
}

/** The scores of the second series by time. */
async function scoresOf(
  store: Store,
  environment: QueryEnvironment,
  fromMs: number,
  toMs: number,
  { isFromAlert = false, maxDataPoints = 10_000, analysis = {} }: Asked = {}
): Promise<ReadonlyMap<number, number>> {
  const frames = await runQuery(
    {
      refId: 'A',
      queryType: '',
      model: {
        inputs: [{ refId: 'a', expr: 'x' }],
        analysis: {
          kind: 'anomaly',
          detector: 'robust',
          format: 'scores',
          confirm: { required: 2, of: 3 },
          ...analysis,
        },
      },
      fromMs,
      toMs,
      intervalMs: 1,
      maxDataPoints,
    },
    new Map([['store', success(store)]]),
    isFromAlert,
    new AbortController().signal,
    environment
  );
  const fields = frames[1]?.fields ?? [];
  const [time, score] = [fields.find(({ type }) => type === 'time'), fields.find(({ type }) => type === 'number')];
  return new Map(
    Array.from(time?.type === 'time' ? time.values : [], (at, i): [number, number] => {
      const value = score?.values[i];
      return [at, typeof value === 'number' ? value : NaN];
    })
  );
}

function expectSameBits(some: ReadonlyMap<number, number>, all: ReadonlyMap<number, number>): void {
  expect(some.size).toBeGreaterThan(0);
  for (const [time, score] of some) {
    expect(Object.is(score, all.get(time)), `${score} and ${all.get(time)} at ${time}`).toBe(true);
  }
}

describe('a score at a time', () => {
  it('has the same bits at ten widths of a panel, in an alert rule, after a restart and in processes asked in other orders', async () => {
    const store = new Store();
    const clock = { nowMs: endMs };
    const whole = await scoresOf(store, processAt(clock), endMs - 12 * hourMs, endMs);
    expect([...whole.values()].some((score) => score > 0)).toBe(true);
    const asked = processAt(clock);
    for (const maxDataPoints of [10, 20, 40, 80, 100, 160, 320, 500, 640, 700]) {
      expectSameBits(await scoresOf(store, asked, endMs - 12 * hourMs, endMs, { maxDataPoints }), whole);
    }
    for (const toMs of [endMs, endMs - 7 * hourMs, endMs - 3 * hourMs - stepMs]) {
      const range = [toMs - 600_000, toMs] as const;
      expectSameBits(await scoresOf(store, asked, ...range, { isFromAlert: true }), whole);
      expectSameBits(await scoresOf(store, processAt(clock), ...range, { isFromAlert: true }), whole);
    }
  });

  it('has them in a refresh that judges only what is new, late samples included', async () => {
    const store = new Store();
    const clock = { nowMs: endMs - hourMs };
    const kept = processAt(clock);
    for (let minute = 0; minute < 30; minute += 3) {
      clock.nowMs = endMs - hourMs + minute * stepMs;
      if (minute === 12) {
        store.late.set(clock.nowMs - 14 * stepMs, 400);
      }
      const range = [clock.nowMs - 6 * hourMs, clock.nowMs] as const;
      const fresh = await scoresOf(store, processAt(clock), ...range);
      expectSameBits(await scoresOf(store, kept, ...range), fresh);
      expectSameBits(fresh, await scoresOf(store, kept, ...range));
    }
  });
});
