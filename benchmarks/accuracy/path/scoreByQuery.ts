import { success } from '../../../src/core/result';
import { type OpenUpstreams } from '../../../src/backend/query/openUpstreams';
import { JudgementCache } from '../../../src/backend/query/detection/judgementCache';
import { runQuery } from '../../../src/backend/query/runQuery';
import { SampleCache } from '../../../src/backend/query/samples/sampleCache';
import { MemoryStore } from './memoryStore';
import { type ScoreOutcome, type ScoreTask } from './scoreTask';

/** How far back an alert rule asks, as Grafana's form proposes. */
const alertRangeMs = 600_000;

const cacheBytes = 512 * 1024 ** 2;

/** So many alert rules, one after the other, are evaluated by one process that has just started. */
const rulesOfProcess = 5;

/**
 * Scores rows by queries alone: first the dashboards, one after the other, in a process that keeps samples; then the alert rules, in
 * processes that start anew now and then. A row has the score of the grid's time at or before it.
 */
export async function scoreByQuery(task: ScoreTask): Promise<ScoreOutcome> {
  const { stored, stepMs, model, first, last, dashboardMs } = task;
  const { times } = stored;
  const gridTime = (row: number): number => Math.floor((times[row] ?? NaN) / stepMs) * stepMs;
  const store = new MemoryStore(stored, stepMs);
  const upstreams: OpenUpstreams = new Map([['memory', success(store)]]);
  const notices = new Set<string>();
  const process = () => ({
    samples: new SampleCache({ maxBytes: cacheBytes, nowMs: () => Date.now() }),
    judgements: new JudgementCache(cacheBytes),
  });
  let environment = process();
  const ask = async (fromMs: number, toMs: number, isFromAlert: boolean): Promise<ReadonlyMap<number, number>> => {
    const frames = await runQuery(
      {
        refId: 'A',
        queryType: '',
        model: { inputs: [{ refId: 'a', expr: 'series' }], maxSeries: 20_000, stepMs, ...model },
        fromMs,
        toMs,
        intervalMs: stepMs,
        maxDataPoints: 1_000_000,
      },
      upstreams,
      isFromAlert,
      new AbortController().signal,
      environment
    );
    const [frame] = frames;
    frame?.meta?.notices?.forEach(({ text }) => notices.add(text));
    const time = frame?.fields.find((field) => field.type === 'time');
    const score = frame?.fields.find((field) => field.type === 'number');
    return new Map(time === undefined ? [] : Array.from(time.values, (t, i) => [t, score?.values[i] ?? NaN]));
  };
  const scores = new Float64Array(times.length).fill(NaN);
  const lastMs = gridTime(last);
  let row = first;
  for (let fromMs = gridTime(first); fromMs <= lastMs; fromMs += dashboardMs) {
    const toMs = Math.min(fromMs + dashboardMs - stepMs, lastMs);
    const byTime = await ask(fromMs, toMs, false);
    for (; row <= last && gridTime(row) <= toMs; row++) {
      scores[row] = byTime.get(gridTime(row)) ?? NaN;
    }
  }
  let unequalAlerts = 0;
  for (const [i, alertRow] of task.alertRows.entries()) {
    if (i % rulesOfProcess === 0) {
      environment = process();
    }
    const toMs = gridTime(alertRow);
    const score = (await ask(toMs - alertRangeMs, toMs, true)).get(toMs) ?? NaN;
    unequalAlerts += Object.is(score, scores[alertRow]) ? 0 : 1;
  }
  return { scores, unequalAlerts, notices: [...notices], storeCalls: store.calls };
}
