import { windowQuantiles } from '../kernels/windowQuantiles';
import { mean } from '../statistics/mean';
import { type Aggregation } from './aggregation';
import { counterIncreases } from '../series/counterIncreases';
import { gridTimes, type TimeGrid } from '../series/timeGrid';
import { windowCounts } from './windowCounts';
import { windowDeviations } from './windowDeviations';
import { windowFolds } from './windowFolds';
import { windowSums } from './windowSums';

/** A grid, and how much time before each of its points is aggregated. */
export interface AggregationGrid extends TimeGrid {
  /** The step for windows that do not overlap; longer for sliding ones. */
  readonly windowMs: number;
}

/** One aggregated series: as many values as times. */
export interface AggregatedSeries {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/**
 * Aggregates the samples of a series over windows: the value at grid time t comes from the present samples in
 * (t - windowMs, t], as in Prometheus' *_over_time functions, so nothing looks ahead. The grid's times are multiples of
 * its step whatever the range. NaN for a window without samples, but a count of 0.
 *
 * `increase` and `rate` (per second) treat the series as a counter: the sum of its increases within the window, each
 * booked at the sample that shows it; a drop is a reset to 0.
 *
 * A sample costs about the same whatever the windows' length and overlap.
 *
 * @param times in epoch milliseconds, ascending
 */
export function windowedAggregation(
  times: Float64Array,
  values: Float64Array,
  grid: AggregationGrid,
  aggregation: Aggregation
): AggregatedSeries {
  const ends = gridTimes(grid);
  const windows = windowsBefore(ends, grid.windowMs, times);
  return { times: ends, values: aggregateWindows(values, windows, aggregation, grid.windowMs) };
}

/** Window w holds the samples from number starts[w] up to, but without, number ends[w]. */
interface SampleWindows {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

function windowsBefore(windowEnds: Float64Array, windowMs: number, times: Float64Array): SampleWindows {
  const starts = new Int32Array(windowEnds.length);
  const ends = new Int32Array(windowEnds.length);
  let from = 0;
  let to = 0;
  for (let w = 0; w < windowEnds.length; w++) {
    while (to < times.length && times[to] <= windowEnds[w]) {
      to++;
    }
    while (from < to && times[from] <= windowEnds[w] - windowMs) {
      from++;
    }
    starts[w] = from;
    ends[w] = to;
  }
  return { starts, ends };
}

function aggregateWindows(
  values: Float64Array,
  { starts, ends }: SampleWindows,
  aggregation: Aggregation,
  windowMs: number
): Float64Array {
  switch (aggregation.kind) {
    case 'avg':
      return windowMeans(values, starts, ends);
    case 'max':
      return windowFolds(values, starts, ends, (a, b) => Math.max(a, b));
    case 'min':
      return windowFolds(values, starts, ends, (a, b) => Math.min(a, b));
    case 'sum':
      return windowSums(values, starts, ends);
    case 'increase':
      return windowSums(counterIncreases(values), starts, ends);
    case 'rate':
      return windowSums(counterIncreases(values), starts, ends).map((increase) => increase / (windowMs / 1000));
    case 'last':
      return windowFolds(values, starts, ends, (_, b) => b);
    case 'stddev':
      return windowDeviations(values, starts, ends);
    case 'count':
      return windowCounts(values, starts, ends);
    case 'quantile':
      return windowQuantiles(values, starts, ends, aggregation.probability, 1);
  }
}

function windowMeans(values: Float64Array, starts: Int32Array, ends: Int32Array): Float64Array {
  const counts = windowCounts(values, starts, ends);
  // Values whose sum is beyond the doubles have a mean nevertheless.
  return windowSums(values, starts, ends).map((sum, w) =>
    Number.isFinite(sum) ? sum / counts[w] : mean(values.subarray(starts[w], ends[w]))
  );
}
