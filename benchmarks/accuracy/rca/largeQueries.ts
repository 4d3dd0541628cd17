import { runQuery } from '../../../src/backend/query/answer/runQuery';
import { seededRandom } from '../../../src/core/random';
import { success } from '../../../src/core/result';
import { type CovaryQueryInput } from '../../../src/protocol/query';
import { MemoryStore, type StoredSeries } from './memoryStore';

const count = 20_000;
const stepMs = 60_000;
const toMs = 1_750_000_020_000;
const windowMs = 1_800_000;
const samples = 301;
const metricsOfService = 40;

/** What one query over a whole store took. */
export interface LargeQuery {
  readonly title: string;
  readonly seconds: number;
  /** Of the processor. */
  readonly processorSeconds: number;
  /** Of the process afterwards, the store's own series included. */
  readonly residentMegabytes: number;
}

/** Relates and ranks 20 000 series of five hours through `runQuery`, with what each query has by default but `maxSeries`. */
export async function measureLargeQueries(): Promise<readonly LargeQuery[]> {
  const upstreams = new Map([['memory', success(new MemoryStore(wholeStore(), stepMs))]]);
  const window = { fromMs: toMs - windowMs, toMs };
  const questions = [
    ['related, no target', { kind: 'related' }],
    ['related to a target', { kind: 'related', target: 'm403' }],
    ['root causes', { kind: 'rootCause', window }],
  ] as const;
  const measured: LargeQuery[] = [];
  for (const [title, analysis] of questions) {
    const model: CovaryQueryInput = {
      inputs: [{ refId: 'a', expr: 'all', legend: '{{__name__}}' }],
      analysis,
      stepMs,
      maxSeries: count,
    };
    const query = { refId: 'A', queryType: '', model, ...window, intervalMs: stepMs, maxDataPoints: 1000 };
    const [startedMs, used] = [performance.now(), process.cpuUsage()];
    await runQuery(query, upstreams, false, new AbortController().signal);
    const { user, system } = process.cpuUsage(used);
    measured.push({
      title,
      seconds: (performance.now() - startedMs) / 1000,
      processorSeconds: (user + system) / 1e6,
      residentMegabytes: process.memoryUsage().rss / 1e6,
    });
  }
  return measured;
}

/** 500 services of 40 metrics each; the metrics of every tenth service rise within the window. */
function wholeStore(): readonly StoredSeries[] {
  const random = seededRandom(1);
  const times = Float64Array.from({ length: samples }, (_, i) => toMs - (samples - 1 - i) * stepMs);
  return Array.from({ length: count }, (_, s) => {
    const service = Math.floor(s / metricsOfService);
    const rise = service % 10 === 0 ? 5 : 0;
    return {
      expr: 'all',
      labels: { __name__: `m${s}`, service: `s${service}` },
      times,
      values: times.map((time) => 10 + random() + (time > toMs - windowMs ? rise : 0)),
    };
  });
}
