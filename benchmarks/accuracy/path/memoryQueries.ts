import { success } from '../../../src/core/result';
import { JudgementCache } from '../../../src/backend/query/environment/judgementCache';
import { type OpenUpstreams } from '../../../src/backend/query/instances/openUpstreams';
import { runQuery } from '../../../src/backend/query/answer/runQuery';
import { SampleCache } from '../../../src/backend/query/samples/sampleCache';
import { type WireFrame } from '../../../src/frames/schema/wireFrame';
import { MemoryStore } from './memoryStore';
import { type ScoreTask } from './scoreTask';

const cacheBytes = 512 * 1024 ** 2;

/** One query, asked again and again by a process that keeps samples and judgements, over a store in memory. */
export class MemoryQueries {
  /** What the answers remarked, each once. */
  readonly notices = new Set<string>();
  readonly store: MemoryStore;
  private readonly upstreams: OpenUpstreams;
  private environment = newEnvironment();

  constructor(private readonly task: Pick<ScoreTask, 'stored' | 'stepMs' | 'model'>) {
    this.store = new MemoryStore(task.stored, task.stepMs);
    this.upstreams = new Map([['memory', success(this.store)]]);
  }

  /** The time of the grid at or before a row. */
  gridTime(row: number): number {
    const { stored, stepMs } = this.task;
    return Math.floor((stored.times[row] ?? NaN) / stepMs) * stepMs;
  }

  /** Begins with a process that has just started. */
  restart(): void {
    this.environment = newEnvironment();
  }

  async ask(fromMs: number, toMs: number, isFromAlert: boolean): Promise<readonly WireFrame[]> {
    const { stepMs, model } = this.task;
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
      this.upstreams,
      isFromAlert,
      new AbortController().signal,
      this.environment
    );
    frames[0]?.meta?.notices?.forEach(({ text }) => this.notices.add(text));
    return frames;
  }

  /**
   * What dashboards show of rows, one after the other, `dashboardMs` long each: the values of the first number field of the first frame
   * that fits, one array for each of `fits`; NaN where there is none. A row has the values of the grid's time at or before it.
   */
  async shownRows(
    { first, last, dashboardMs }: Pick<ScoreTask, 'first' | 'last' | 'dashboardMs'>,
    fits: ReadonlyArray<(name: string) => boolean>
  ): Promise<readonly Float64Array[]> {
    const rows = fits.map(() => new Float64Array(this.task.stored.times.length).fill(NaN));
    const lastMs = this.gridTime(last);
    let row = first;
    for (let fromMs = this.gridTime(first); fromMs <= lastMs; fromMs += dashboardMs) {
      const toMs = Math.min(fromMs + dashboardMs - this.task.stepMs, lastMs);
      const frames = await this.ask(fromMs, toMs, false);
      const shown = fits.map((one) => valuesByTime(frames, one));
      for (; row <= last && this.gridTime(row) <= toMs; row++) {
        for (const [i, values] of rows.entries()) {
          values[row] = shown[i]?.get(this.gridTime(row)) ?? NaN;
        }
      }
    }
    return rows;
  }
}

/** The values of the first number field of the first frame whose name fits. */
export function valuesByTime(
  [frame]: readonly WireFrame[],
  fits: (name: string) => boolean
): ReadonlyMap<number, number> {
  const time = frame?.fields.find((field) => field.type === 'time');
  const numbers = frame?.fields.find((field) => field.type === 'number' && fits(field.name));
  const values = numbers?.type === 'number' ? numbers.values : undefined;
  return new Map(time?.type === 'time' ? Array.from(time.values, (t, i) => [t, values?.[i] ?? NaN]) : []);
}

function newEnvironment() {
  return {
    samples: new SampleCache({ maxBytes: cacheBytes, nowMs: () => Date.now() }),
    judgements: new JudgementCache(cacheBytes),
  };
}
