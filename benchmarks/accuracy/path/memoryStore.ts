import { type RangeAnswer, type RangeRequest, type Upstream } from '../../../src/backend/upstreams/upstream';

/** Series that share their times: epoch milliseconds, ascending. */
export interface StoredSeries {
  readonly times: Float64Array;
  /** One array of values a series. */
  readonly columns: readonly Float64Array[];
}

/** How old a sample may be, at least, and still be the value of a time: Prometheus' own default. */
const leastLookbackMs = 300_000;

/**
 * A store in memory that answers as Prometheus does: at each time of the range the last sample at or before it, unless
 * that is older than five minutes, or than the distance of its samples where that is longer. It knows nothing that lies after the range.
 */
export class MemoryStore implements Upstream {
  /** How many range queries it answered. */
  calls = 0;

  private readonly lookbackMs: number;

  /** `samplingMs`: how far apart the samples usually are. */
  constructor(
    private readonly stored: StoredSeries,
    samplingMs: number
  ) {
    this.lookbackMs = Math.max(leastLookbackMs, samplingMs);
  }

  queryRange({ fromMs, toMs, stepMs }: RangeRequest): Promise<RangeAnswer> {
    this.calls += 1;
    const { times, columns } = this.stored;
    const asked: number[] = [];
    const rows: number[] = [];
    let row = firstAfter(times, fromMs) - 1;
    for (let time = fromMs; time <= toMs; time += stepMs) {
      while (row + 1 < times.length && (times[row + 1] ?? Infinity) <= time) {
        row += 1;
      }
      if (row >= 0 && time - (times[row] ?? -Infinity) < this.lookbackMs) {
        asked.push(time);
        rows.push(row);
      }
    }
    const series = columns.map((values, column) => {
      const present = rows.map((at) => values[at] ?? NaN);
      const kept = present.map((value, i) => (Number.isNaN(value) ? -1 : i)).filter((i) => i >= 0);
      return {
        name: `series ${column}`,
        // As many digits as keep the order of numbers.
        labels: { series: String(column).padStart(4, '0') },
        times: Float64Array.from(kept, (i) => asked[i] ?? NaN),
        values: Float64Array.from(kept, (i) => present[i] ?? NaN),
      };
    });
    return Promise.resolve({
      series: series.filter((one) => one.times.length > 0),
      warnings: [],
      executed: 'series',
    });
  }

  health(): Promise<string> {
    return Promise.resolve('memory');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The place of the first time after `timeMs`. */
function firstAfter(times: Float64Array, timeMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= timeMs) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
