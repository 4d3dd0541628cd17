import { describe, expect, it } from 'vitest';
import { LineSums } from '../../../../src/core/detectors/ensemble/lineSums';

function sumsOf(pairs: ReadonlyArray<readonly [number, number]>): LineSums {
  const sums = new LineSums();
  pairs.forEach(([x, y]) => sums.add(x, y));
  return sums;
}

describe('the sums of a line', () => {
  it('are those of the pairs that are present, wherever they lie', () => {
    for (const offset of [0, 1e9]) {
      const sums = sumsOf([
        [offset + 1, 2 - offset],
        [NaN, 3],
        [offset + 2, 4 - offset],
        [offset + 3, NaN],
        [offset + 6, 3 - offset],
      ]);
      expect(sums.count).toBe(3);
      expect(sums.meanX).toBe(offset + 3);
      expect(sums.meanY).toBe(3 - offset);
      expect(sums.xx).toBeCloseTo(14, 12);
      expect(sums.xy).toBeCloseTo(1, 12);
      expect(sums.unexplained).toBeCloseTo(2 - 1 / 14, 12);
    }
  });

  it('leave all of y unexplained where x does not vary or y falls, and nothing of a line', () => {
    expect(
      sumsOf([
        [5, 1],
        [5, 3],
      ]).unexplained
    ).toBe(2);
    expect(
      sumsOf([
        [1, 3],
        [2, 1],
      ]).unexplained
    ).toBe(2);
    expect(
      sumsOf([
        [1, 3],
        [2, 5],
        [4, 9],
      ]).unexplained
    ).toBeCloseTo(0, 12);
    expect(sumsOf([]).xx).toBeNaN();
  });
});
