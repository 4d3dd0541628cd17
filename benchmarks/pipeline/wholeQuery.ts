import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { encodeAnswer } from '../../src/backend/plugin/encodeAnswer';
import { JudgementCache } from '../../src/backend/query/environment/judgementCache';
import { openUpstreams } from '../../src/backend/query/instances/openUpstreams';
import { runQuery } from '../../src/backend/query/answer/runQuery';
import { type SampleCache } from '../../src/backend/query/samples/sampleCache';
import { warmUp } from '../../src/backend/warmUp';
import { takingTurns } from '../../src/backend/workers/takingTurns';
import { type WorkerPool } from '../../src/backend/workers/workerPool';
import { type TimeGrid } from '../../src/core/series/timeGrid';

const delayResolutionMs = 2;
/** The worker warms up, too, and the engine compiles on other threads. */
const settlingMs = 1000;

export interface WholeQueryTimes {
  /** The first run, in a process that has started as the plugin does. */
  readonly firstMs: number;
  readonly leastMs: number;
  /** The least that a later run took of all threads together. */
  readonly processorMs: number;
  /** The longest that anything else had to wait for the thread, in the later runs. */
  readonly longestDelayMs: number;
}

/** A query as the backend answers it: fetched, parsed, analysed, framed and encoded. */
export async function measureWholeQuery(
  storeUrl: string,
  grid: TimeGrid,
  analysis: unknown,
  runs: number,
  workers: WorkerPool | undefined,
  samples: SampleCache | undefined
): Promise<WholeQueryTimes> {
  const jsonData = { upstreams: [{ name: 'store', kind: 'prometheus', url: storeUrl }] };
  const upstreams = openUpstreams({ uid: '', name: '', url: '', jsonData, secrets: new Map(), updatedMs: 0 });
  const { fromMs, toMs, stepMs } = grid;
  const model = { inputs: [{ refId: 'a', expr: 'load', legend: '{{instance}}' }], analysis, stepMs, maxSeries: 20_000 };
  const query = { refId: 'A', queryType: '', model, fromMs, toMs, intervalMs: stepMs, maxDataPoints: 1000 };
  const delay = monitorEventLoopDelay({ resolution: delayResolutionMs });
  workers?.startFirst();
  await takingTurns(warmUp());
  await setTimeout(settlingMs);
  const judgements = new JudgementCache(256 * 1024 ** 2);
  const times: number[] = [];
  const processorTimes: number[] = [];
  for (let run = 0; run < runs; run++) {
    if (run === 1) {
      delay.enable();
    }
    const start = performance.now();
    const startUsage = process.cpuUsage();
    const frames = await runQuery(query, upstreams, false, new AbortController().signal, {
      ...(workers === undefined ? {} : { workers }),
      ...(samples === undefined ? {} : { samples, judgements }),
    });
    await takingTurns(encodeAnswer(frames));
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(startUsage);
    processorTimes.push((user + system) / 1000);
  }
  // The monitor learns of a delay with its next tick.
  await setTimeout(10 * delayResolutionMs);
  delay.disable();
  for (const opened of upstreams.values()) {
    if (opened.ok) {
      await opened.value.close();
    }
  }
  const [firstMs = NaN, ...later] = times;
  return {
    firstMs,
    leastMs: Math.min(...later),
    processorMs: Math.min(...processorTimes.slice(1)),
    longestDelayMs: Math.max(0, delay.max / 1e6 - delayResolutionMs),
  };
}
