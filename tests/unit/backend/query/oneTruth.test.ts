import { describe, expect, it } from 'vitest';
import { JudgementCache } from '../../../../src/backend/query/environment/judgementCache';
import { type QueryEnvironment } from '../../../../src/backend/query/environment/queryEnvironment';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import { SampleCache } from '../../../../src/backend/query/samples/sampleCache';
import { success } from '../../../../src/core/result';
import { MinuteStore, startMs } from './minuteStore';
import { scoresByTime } from './scoresByTime';

const stepMs = 60_000;
const hourMs = 3_600_000;
const endMs = startMs + 100 * hourMs;

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

/** The scores of all series by name and time. */
async function scoresOf(
  store: MinuteStore,
  environment: QueryEnvironment,
  fromMs: number,
  toMs: number,
  { isFromAlert = false, maxDataPoints = 10_000, analysis = {} }: Asked = {}
): Promise<ReadonlyMap<string, number>> {
  const frames = await runQuery(
    {
      refId: 'A',
      queryType: '',
      model: {
        inputs: [{ refId: 'a', expr: 'x' }],
        analysis: { kind: 'anomaly', format: 'scores', confirm: { required: 2, of: 3 }, ...analysis },
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
  return scoresByTime(frames);
}

function expectSameBits(some: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): void {
  expect(some.size).toBeGreaterThan(0);
  for (const [time, score] of some) {
    expect(Object.is(score, all.get(time)), `${score} and ${all.get(time)} at ${time}`).toBe(true);
  }
}

describe.each(['ensemble', 'robust', 'rollingZScore'])('a score of %s at a time', { timeout: 60_000 }, (detector) => {
  const analysis = { detector };

  it('has the same bits at ten widths of a panel, in an alert rule, after a restart and in processes asked in other orders', async () => {
    const store = new MinuteStore();
    const clock = { nowMs: endMs };
    const whole = await scoresOf(store, processAt(clock), endMs - 12 * hourMs, endMs, { analysis });
    expect([...whole.values()].some((score) => score > 0)).toBe(true);
    const asked = processAt(clock);
    for (const maxDataPoints of [10, 20, 40, 80, 100, 160, 320, 500, 640, 700]) {
      const range = [endMs - 12 * hourMs, endMs] as const;
      expectSameBits(await scoresOf(store, asked, ...range, { maxDataPoints, analysis }), whole);
    }
    for (const toMs of [endMs - 7 * hourMs, endMs - 3 * hourMs - stepMs, endMs]) {
      const range = [toMs - 600_000, toMs] as const;
      expectSameBits(await scoresOf(store, asked, ...range, { isFromAlert: true, analysis }), whole);
      const fresh = processAt(clock);
      expectSameBits(await scoresOf(store, fresh, ...range, { isFromAlert: true, analysis }), whole);
      expectSameBits(whole, await scoresOf(store, fresh, endMs - 12 * hourMs, endMs, { analysis }));
    }
  });

  it('has them in refreshes and evaluations that judge only what is new: late samples and new series included', async () => {
    const store = new MinuteStore();
    const clock = { nowMs: endMs - hourMs };
    const [panels, rules] = [processAt(clock), processAt(clock)];
    for (let minute = 0; minute < 60; minute += 3) {
      clock.nowMs = endMs - hourMs + minute * stepMs;
      if (minute === 12) {
        store.late.set(clock.nowMs - 14 * stepMs, 400);
      }
      if (minute === 30) {
        store.fourthMs = clock.nowMs - 2 * stepMs;
      }
      const range = [clock.nowMs - 6 * hourMs, clock.nowMs] as const;
      const fresh = await scoresOf(store, processAt(clock), ...range, { analysis });
      expectSameBits(await scoresOf(store, panels, ...range, { analysis }), fresh);
      expectSameBits(fresh, await scoresOf(store, panels, ...range, { analysis }));
      const last = [clock.nowMs - 600_000, clock.nowMs] as const;
      expectSameBits(await scoresOf(store, panels, ...last, { isFromAlert: true, analysis }), fresh);
      if (minute % 4 === 0) {
        expectSameBits(await scoresOf(store, rules, ...last, { isFromAlert: true, analysis }), fresh);
      }
    }
  });

  it('has them in ranges of the past, whichever was asked for first', async () => {
    const store = new MinuteStore();
    const clock = { nowMs: endMs + 100 * hourMs };
    store.late.set(endMs - 300 * stepMs, 400);
    const whole = await scoresOf(store, processAt(clock), endMs - 12 * hourMs, endMs, { analysis });
    const ends = [endMs, endMs - 17 * stepMs, endMs - 3 * hourMs, endMs - 2 * hourMs, endMs - 6 * hourMs - stepMs];
    for (const order of [ends, [...ends].reverse()]) {
      const asked = processAt(clock);
      for (const toMs of order) {
        expectSameBits(await scoresOf(store, asked, toMs - 5 * hourMs, toMs, { analysis }), whole);
      }
    }
  });
});
