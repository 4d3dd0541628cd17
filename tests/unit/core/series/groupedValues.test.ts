import { describe, expect, it } from 'vitest';
import { groupedValues } from '../../../../src/core/series/groupedValues';

const grouped = (values: readonly number[], groups: readonly number[], count: number) =>
  groupedValues(Float64Array.from(values), Int32Array.from(groups), count);

describe('groupedValues', () => {
  it('keeps the order of the values, and leaves out missing ones and those of no group', () => {
    expect(grouped([5, 1, NaN, 2, Infinity, 7], [1, 0, 1, 1, 0, -1], 3)).toEqual({
      sorted: Float64Array.of(1, Infinity, 5, 2),
      starts: Int32Array.of(0, 2, 4, 4),
    });
  });

  it('takes nothing, and no groups', () => {
    expect(grouped([], [], 2)).toEqual({ sorted: new Float64Array(), starts: Int32Array.of(0, 0, 0) });
    expect(grouped([1, 2], [-1, -1], 0)).toEqual({ sorted: new Float64Array(), starts: Int32Array.of(0) });
  });
});
