import { windowQuantiles } from '../../kernels/windowQuantiles';
import { type Times } from './column';

/** Which samples each evaluation looks at, `values[starts[i]]` … `values[ends[i] − 1]`. */
interface Windows {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The windows (t − offset − range, t − offset] of recorded times, for each t of others; both ends as Prometheus 3 has them. */
export function windowsOf(
  at: Times,
  recorded: Times,
  {
    offsetMs,
    rangeMs,
    isSeenAtOnce,
  }: { readonly offsetMs: number; readonly rangeMs: number; readonly isSeenAtOnce: boolean }
): Windows {
  const starts = new Int32Array(at.length);
  const ends = new Int32Array(at.length);
  const within = (place: number): number => Math.min(recorded.length, Math.max(0, place));
  for (let i = 0; i < at.length; i++) {
    const sinceMs = at.fromMs + i * at.stepMs - offsetMs - recorded.fromMs;
    const newest = Math.floor(sinceMs / recorded.stepMs);
    const isOwn = offsetMs === 0 && !isSeenAtOnce && newest * recorded.stepMs === sinceMs;
    ends[i] = within(newest + (isOwn ? 0 : 1));
    starts[i] = Math.min(ends[i], within(Math.floor((sinceMs - rangeMs) / recorded.stepMs) + 1));
  }
  return { starts, ends };
}

/** What a function of PromQL makes of windows of samples: `avg_over_time` and its kin. NaN where there are none. */
export function windowColumn(name: string, values: Float64Array, windows: Windows, probability: number): Float64Array {
  if (name === 'quantile_over_time') {
    return windowQuantiles(values, windows.starts, windows.ends, probability, 1);
  }
  const fold = folds[name];
  if (fold === undefined) {
    throw new RangeError(`${name} is not known`);
  }
  return Float64Array.from(windows.starts, (start, i) => fold(values, start, windows.ends[i]));
}

type Fold = (values: Float64Array, start: number, end: number) => number;

const folds: Readonly<Record<string, Fold>> = {
  avg_over_time: meanOf,
  stdvar_over_time: (values, start, end) => {
    const mean = meanOf(values, start, end);
    let sum = 0;
    let count = 0;
    for (let i = start; i < end; i++) {
      if (!Number.isNaN(values[i])) {
        sum += (values[i] - mean) ** 2;
        count += 1;
      }
    }
    return sum / count;
  },
  count_over_time: (values, start, end) => {
    let count = 0;
    for (let i = start; i < end; i++) {
      count += Number.isNaN(values[i]) ? 0 : 1;
    }
    return count === 0 ? NaN : count;
  },
  last_over_time: (values, start, end) => {
    let i = end - 1;
    while (i >= start && Number.isNaN(values[i])) {
      i -= 1;
    }
    return i < start ? NaN : values[i];
  },
};

function meanOf(values: Float64Array, start: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    if (!Number.isNaN(values[i])) {
      sum += values[i];
      count += 1;
    }
  }
  return sum / count;
}
