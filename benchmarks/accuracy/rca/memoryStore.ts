import { seriesName } from '../../../src/backend/upstreams/seriesName';
import { type RangeAnswer, type RangeRequest, type Upstream } from '../../../src/backend/upstreams/upstream';
import { asOfJoin } from '../../../src/core/series/asOfJoin';
import { type LabelledSeries, type Labels } from '../../../src/core/series/labelledSeries';
import { gridTimes } from '../../../src/core/series/timeGrid';

/** A series of the store, and which expressions select it. */
export interface StoredSeries extends Pick<LabelledSeries, 'times' | 'values'> {
  readonly expr: string;
  readonly labels: Labels;
}

/** A store over series in memory, which answers a range as Prometheus does: at each time the last sample within the lookback. */
export class MemoryStore implements Upstream {
  constructor(
    private readonly stored: readonly StoredSeries[],
    private readonly lookbackMs: number
  ) {}

  queryRange({ input, ...range }: RangeRequest): Promise<RangeAnswer> {
    const wanted = gridTimes(range);
    const series = this.stored
      .filter(({ expr }) => expr === input.expr)
      .map(({ labels, times, values }) => {
        const joined = asOfJoin(times, values, wanted, this.lookbackMs);
        const present = Array.from(joined.keys()).filter((i) => !Number.isNaN(joined[i]));
        return {
          name: seriesName(labels, input.legend),
          labels,
          times: Float64Array.from(present, (i) => wanted[i] ?? Number.NaN),
          values: Float64Array.from(present, (i) => joined[i] ?? Number.NaN),
        };
      })
      .filter(({ times }) => times.length > 0);
    return Promise.resolve({ series, warnings: [], executed: input.expr ?? '' });
  }

  health(): Promise<string> {
    return Promise.resolve('memory');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
