import { describe, expect, it } from 'vitest';
import { alignFieldSeries } from '../../../src/panels/kit/items/alignFieldSeries';

const series = (name: string, times: number[], values: number[]) => ({
  name,
  labels: {},
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});

describe('alignFieldSeries', () => {
  it('keeps times that all series share', () => {
    const matrix = alignFieldSeries([series('a', [5, 15, 25], [1, 2, 3]), series('b', [5, 15, 25], [4, 5, 6])], 0);
    expect(Array.from(matrix.times)).toEqual([5, 15, 25]);
    expect(Array.from(matrix.values)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(matrix.stepMs).toBe(10);
  });

  it('joins unlike times at the widest step, each sample within its step', () => {
    const fine = series('fine', [0, 1000, 2000, 3000, 4000], [0, 1, 2, 3, 4]);
    const coarse = series('coarse', [900, 2900], [10, 30]);
    const { times, values } = alignFieldSeries([fine, coarse], 0);
    expect(Array.from(times)).toEqual([0, 2000, 4000, 6000]);
    expect(Array.from(values)).toEqual([0, 2, 4, 4, Number.NaN, 10, 30, Number.NaN]);
  });

  it('has nothing to join of nothing', () => {
    expect(alignFieldSeries([], 0).series).toEqual([]);
  });
});
