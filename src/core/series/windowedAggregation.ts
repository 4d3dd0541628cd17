import { mean } from '../statistics/mean';
import { quantile } from '../statistics/quantile';
import { sum } from '../statistics/sum';
import { type Aggregation } from './aggregation';
import { counterIncreases } from './counterIncreases';
import { gridTimes, type TimeGrid } from './timeGrid';

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
 * @param times in epoch milliseconds, ascending
 */
export function windowedAggregation(
  times: Float64Array,
  values: Float64Array,
  grid: AggregationGrid,
  aggregation: Aggregation
): AggregatedSeries {
  const ends = gridTimes(grid);
  const counter = aggregation.kind === 'increase' || aggregation.kind === 'rate';
  const source = counter ? counterIncreases(values) : values;
  const aggregate = aggregateFunction(aggregation, grid.windowMs);
  const aggregated = new Float64Array(ends.length);
  let from = 0;
  let to = 0;
  for (let i = 0; i < ends.length; i++) {
    while (to < times.length && times[to] <= ends[i]) {
      to++;
    }
    while (from < to && times[from] <= ends[i] - grid.windowMs) {
      from++;
    }
    aggregated[i] = aggregate(source.subarray(from, to));
  }
  return { times: ends, values: aggregated };
}

function aggregateFunction(aggregation: Aggregation, windowMs: number): (samples: Float64Array) => number {
  switch (aggregation.kind) {
    case 'avg':
      return mean;
    case 'max':
      return (samples) => fold(samples, (a, b) => Math.max(a, b));
    case 'min':
      return (samples) => fold(samples, (a, b) => Math.min(a, b));
    case 'sum':
    case 'increase':
      return sum;
    case 'rate':
      return (samples) => sum(samples) / (windowMs / 1000);
    case 'last':
      return (samples) => fold(samples, (_, b) => b);
    case 'count':
      return (samples) => samples.reduce((count, value) => (value === value ? count + 1 : count), 0);
    case 'quantile':
      return (samples) => quantile(samples, aggregation.probability);
  }
}

/** Combines the present samples; NaN when there are none. */
function fold(samples: Float64Array, combine: (a: number, b: number) => number): number {
  let result = NaN;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i];
    if (value === value) {
      result = result === result ? combine(result, value) : value;
    }
  }
  return result;
}
