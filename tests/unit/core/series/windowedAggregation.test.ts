import { describe, expect, it } from 'vitest';
import { type Aggregation } from '../../../../src/core/series/aggregation';
import { windowedAggregation } from '../../../../src/core/series/windowedAggregation';

const times = Float64Array.of(1, 5, 10, 11, 15, 30);
const values = Float64Array.of(4, NaN, 2, 8, 6, 1);
const grid = { fromMs: 1, toMs: 30, stepMs: 10, windowMs: 10 };

function aggregated(aggregation: Aggregation, windowMs = 10): number[] {
  return [...windowedAggregation(times, values, { ...grid, windowMs }, aggregation).values];
}

describe('windowedAggregation', () => {
  it('aggregates the samples after the window before and up to each time', () => {
    expect([...windowedAggregation(times, values, grid, { kind: 'avg' }).times]).toEqual([10, 20, 30]);
    expect(aggregated({ kind: 'avg' })).toEqual([3, 7, 1]);
    expect(aggregated({ kind: 'max' })).toEqual([4, 8, 1]);
    expect(aggregated({ kind: 'min' })).toEqual([2, 6, 1]);
    expect(aggregated({ kind: 'sum' })).toEqual([6, 14, 1]);
    expect(aggregated({ kind: 'count' })).toEqual([2, 2, 1]);
    expect(aggregated({ kind: 'last' })).toEqual([2, 6, 1]);
    expect(aggregated({ kind: 'quantile', probability: 0.25 })).toEqual([2.5, 6.5, 1]);
  });

  it('lets windows overlap when they are longer than the step', () => {
    expect(aggregated({ kind: 'count' }, 20)).toEqual([2, 4, 3]);
    expect(aggregated({ kind: 'max' }, 20)).toEqual([4, 8, 8]);
  });

  it('counts 0 samples in an empty window, and knows nothing else of it', () => {
    const later = { ...grid, fromMs: 40, toMs: 50 };
    expect([...windowedAggregation(times, values, later, { kind: 'count' }).values]).toEqual([0, 0]);
    for (const kind of ['avg', 'max', 'min', 'sum', 'last', 'increase', 'rate'] as const) {
      expect([...windowedAggregation(times, values, later, { kind }).values]).toEqual([NaN, NaN]);
    }
  });

  it('adds up what a counter grew by, over its restarts', () => {
    const counter = Float64Array.of(100, 110, 120, 5, 15, 25);
    const increase = windowedAggregation(times, counter, grid, { kind: 'increase' });
    expect([...increase.values]).toEqual([20, 15, 10]);
    const rate = windowedAggregation(times, counter, grid, { kind: 'rate' });
    expect([...rate.values]).toEqual([2000, 1500, 1000]);
  });

  it('does not change a window when the range does', () => {
    const wide = windowedAggregation(times, values, { ...grid, fromMs: -100, toMs: 100 }, { kind: 'sum' });
    const narrow = windowedAggregation(times, values, { ...grid, fromMs: 15, toMs: 25 }, { kind: 'sum' });
    expect([...narrow.times]).toEqual([20]);
    expect(narrow.values[0]).toBe(wide.values[wide.times.indexOf(20)]);
  });
});
