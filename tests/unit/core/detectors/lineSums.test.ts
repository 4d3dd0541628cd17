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

  it('of most of the pairs leave out those of an outage, and what is missing', () => {
    const x = Float64Array.from({ length: 20 }, (_, i) => 100 + i);
    const y = x.map((one, i) =>
      i === 4 || i === 5 ? 900 : i === 9 ? NaN : 10 + 0.5 * one + (i % 2 === 0 ? 0.1 : -0.1)
    );
    const sums = LineSums.ofMost(x, y);
    expect(sums.count).toBe(17);
    expect(sums.xy / sums.xx).toBeCloseTo(0.5, 1);
    expect(sums.meanY - 0.5 * sums.meanX).toBeCloseTo(10, 1);
    expect(LineSums.ofMost(new Float64Array(0), new Float64Array(0)).count).toBe(0);
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
