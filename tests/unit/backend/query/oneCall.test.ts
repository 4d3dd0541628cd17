import { describe, expect, it, vi } from 'vitest';
import { JudgementCache } from '../../../../src/backend/query/environment/judgementCache';
import { type QueryEnvironment } from '../../../../src/backend/query/environment/queryEnvironment';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import { SampleCache } from '../../../../src/backend/query/samples/sampleCache';
import { success } from '../../../../src/core/result';
import { findDetector } from '../../../../src/core/detectors/registry';
import { type Detector, type Walk } from '../../../../src/core/detectors/detector/detector';
import { MinuteStore, startMs } from './minuteStore';

const hourMs = 3_600_000;
const endMs = startMs + 100 * hourMs;
/** The samples at the step, and the profile of earlier days. */
const callsOfQuery = 2;

/** A process whose clock goes on by a second whenever somebody looks at it, as on a machine that is busy. */
function busyProcess(): QueryEnvironment {
  let nowMs = endMs;
  return {
    samples: new SampleCache({ maxBytes: 1e8, nowMs: () => (nowMs += 1000) }),
    judgements: new JudgementCache(1e8),
  };
}

function ask(
  store: MinuteStore,
  environment: QueryEnvironment,
  refId: string,
  isFromAlert: boolean,
  signal = never,
  range = { fromMs: endMs - 600_000, toMs: endMs }
) {
  const model = { inputs: [{ refId: 'a', expr: 'x' }], analysis: { kind: 'anomaly', format: 'scores' } };
  const query = {
    refId,
    queryType: '',
    model,
    ...range,
    intervalMs: 1,
    maxDataPoints: 100,
  };
  return runQuery(query, new Map([['store', success(store)]]), isFromAlert, signal, environment);
}

const never = new AbortController().signal;

/** Watches what is walked: every walk of a series with where it stood. */
function watchWalks() {
  const detector: Detector = findDetector('ensemble');
  const walker = detector.shape === 'univariate' ? detector.walker : undefined;
  if (detector.shape !== 'univariate' || walker === undefined) {
    throw new Error('the default detector does not walk');
  }
  const walks = vi.fn<(walk: Walk) => void>();
  const spy = vi.spyOn(detector, 'walker').mockImplementation((context) => {
    const walkOn = walker(context);
    return (series, walk) => {
      walks(walk);
      return walkOn(series, walk);
    };
  });
  return { walks, restore: () => spy.mockRestore() };
}

it.each([
  [60_000, 2],
  [600_000, 2],
  [900_000, 1],
])(
  'the default detector at a step of %s ms asks its store %s times: samples as far apart as a profile are one',
  async (stepMs, calls) => {
    const store = new MinuteStore();
    const analysis = { kind: 'anomaly', detector: 'ensemble', format: 'scores' };
    const model = { inputs: [{ refId: 'a', expr: 'x' }], analysis, stepMs };
    const query = {
      refId: 'A',
      queryType: '',
      model,
      fromMs: endMs - hourMs,
      toMs: endMs,
      intervalMs: 1,
      maxDataPoints: 100,
    };
    await runQuery(query, new Map([['store', success(store)]]), false, never, busyProcess());
    expect(store.calls).toBe(calls);
  }
);

describe('equal queries at once', () => {
  it('are one call to the store and one judgement: a hundred alert rules', async () => {
    const store = new MinuteStore();
    const environment = busyProcess();
    const { walks, restore } = watchWalks();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => ask(store, environment, `R${i}`, true)));
    expect(store.calls).toBe(callsOfQuery);
    const fromStart = walks.mock.calls.filter(([{ resumed }]) => resumed === undefined);
    expect(fromStart).toHaveLength(answers[0]?.length ?? NaN);
    const withoutRefId = answers.map((frames) => frames.map(({ name, fields }) => ({ name, fields })));
    withoutRefId.forEach((frames) => expect(frames).toEqual(withoutRefId[0]));
    restore();
  });

  it('are one call where twenty stand in one request of a panel', async () => {
    const store = new MinuteStore();
    const environment = busyProcess();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => ask(store, environment, String.fromCharCode(65 + i), false))
    );
    expect(store.calls).toBe(callsOfQuery);
  });

  it('go on where one of them is cancelled while it waits, or fails', async () => {
    const store = new MinuteStore();
    const environment = busyProcess();
    const controller = new AbortController();
    const first = ask(store, environment, 'A', true, controller.signal);
    const others = [ask(store, environment, 'B', true), ask(store, environment, 'C', true)];
    controller.abort();
    await expect(first).rejects.toThrow();
    for (const frames of await Promise.all(others)) {
      expect(frames.length).toBeGreaterThan(0);
    }
  });
});

describe('ranges of the past', () => {
  it('that begin in the same quarter of a day are judged once, however they are shifted', async () => {
    const store = new MinuteStore();
    const nowMs = (): number => endMs + 100 * hourMs;
    const environment = { samples: new SampleCache({ maxBytes: 1e8, nowMs }), judgements: new JudgementCache(1e8) };
    const { walks, restore } = watchWalks();
    const quarterMs = Math.floor(endMs / (6 * hourMs)) * 6 * hourMs;
    let series = 0;
    for (const shiftMs of [90, 20, 300, 150].map((minutes) => minutes * 60_000)) {
      const range = { fromMs: quarterMs - 6 * hourMs + shiftMs, toMs: quarterMs - 1 };
      series = (await ask(store, environment, 'A', false, never, range)).length;
    }
    expect(walks).toHaveBeenCalledTimes(series);
    restore();
  });
});
