import { describe, expect, it } from 'vitest';
import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { type Upstream } from '../../../../../src/backend/upstreams/upstream';
import { success } from '../../../../../src/core/result';
import { demoUpstreams } from '../demoUpstreams';
import { minuteMs, slowdown } from './askDemo';
import { rowsOf } from './readFrame';

const stepMs = 15_000;
const model = {
  inputs: [
    { refId: 'latency', expr: 'shop_service_latency_ms', legend: '{{service}} latency' },
    { refId: 'errors', expr: 'shop_service_error_percent', legend: '{{service}} errors' },
    { refId: 'calls', expr: 'traces_service_graph_request_total' },
  ],
  analysis: { kind: 'rootCause', lastMs: 10 * minuteMs, dependencies: { input: 'calls' } },
  stepMs,
};

/** Every `everyMs` from one time after the slowdown's onset to another. */
function times(fromMinute: number, toMinute: number, everyMs: number): readonly number[] {
  const count = Math.floor(((toMinute - fromMinute) * minuteMs) / everyMs) + 1;
  return Array.from({ length: count }, (_, i) => fromMinute * minuteMs + i * everyMs);
}

/** Who is accused, with more than 0.5, by the rule at so many milliseconds after the slowdown's onset. */
async function accusedAt(afterMs: number, upstreams = demoUpstreams): Promise<Readonly<Record<string, number>>> {
  const toMs = slowdown.fromMs + afterMs;
  const query = { refId: 'A', queryType: '', model, intervalMs: stepMs, maxDataPoints: 1000 };
  const range = { fromMs: toMs - 30 * minuteMs, toMs };
  const [frame] = await runQuery({ ...query, ...range }, upstreams, true, new AbortController().signal);
  const confidences = rowsOf(frame).map(({ service, confidence }) => [String(service), Number(confidence)] as const);
  return Object.fromEntries(confidences.filter(([, confidence]) => confidence > 0.5));
}

/** By the rule at a time the database is accused, alone and surely, from two minutes after a slowdown's onset to its end. */
async function expectDatabase(afterMs: number, sinceMs: number, upstreams = demoUpstreams): Promise<void> {
  const accused = await accusedAt(afterMs, upstreams);
  const isDuring = sinceMs >= 2 * minuteMs && sinceMs < 20 * minuteMs;
  const isNear = sinceMs >= 0 && sinceMs < 22 * minuteMs;
  const expected = isDuring || (isNear && 'database' in accused) ? ['database'] : [];
  expect([afterMs / minuteMs, Object.keys(accused)]).toEqual([afterMs / minuteMs, expected]);
  expect(accused['database'] ?? 1, `${afterMs / minuteMs} min`).toBeGreaterThan(isDuring ? 0.8 : 0.5);
}

/** The demo, whose slowdown comes again half an hour after it began. */
const [[name, demo] = ['', undefined]] = demoUpstreams;
const relapseMs = 30 * minuteMs;
const relapsing = new Map([
  [
    name,
    success<Upstream>({
      async queryRange({ fromMs, toMs, ...request }, signal) {
        if (demo?.ok !== true) {
          throw new Error('there is no demo');
        }
        const againMs = slowdown.fromMs + relapseMs - 5 * minuteMs;
        const answer = await demo.value.queryRange({ ...request, fromMs, toMs }, signal);
        const before = await demo.value.queryRange(
          { ...request, fromMs: fromMs - relapseMs, toMs: toMs - relapseMs },
          signal
        );
        const series = answer.series.map((one, s) => ({
          ...one,
          values: one.values.map((value, i) =>
            (one.times[i] ?? NaN) < againMs ? value : (before.series[s]?.values[i] ?? NaN)
          ),
        }));
        return { ...answer, series };
      },
      health: () => Promise.resolve(''),
      close: () => Promise.resolve(),
    }),
  ],
]);

describe('an alert rule on what goes on, through the demo incident', () => {
  it('accuses the database alone, with more than 0.8, from two minutes after the onset to recovery, and nobody ever else', async () => {
    for (const afterMs of times(-10, 40, stepMs)) {
      await expectDatabase(afterMs, afterMs);
    }
  }, 300_000);

  it('finds a relapse ten minutes after recovery again, and its end', async () => {
    for (const afterMs of times(22, 70, 2 * minuteMs)) {
      await expectDatabase(afterMs, afterMs - relapseMs, relapsing);
    }
  }, 300_000);
});
