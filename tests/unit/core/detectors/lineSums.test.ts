import { describe, expect, it } from 'vitest';
import { LineSums } from '../../../../src/core/detectors/ensemble/lineSums';

type Pair = readonly [number, number];

function sumsOf(pairs: readonly Pair[]): LineSums {
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

  const twoFlat: readonly Pair[] = [
    [5, 1],
    [5, 3],
  ];
  const falling: readonly Pair[] = [
    [1, 3],
    [2, 1],
  ];
  const straight: readonly Pair[] = [
    [1, 3],
    [2, 5],
    [4, 9],
  ];
  const rising: readonly Pair[] = [
    [1, 2],
    [2, 4],
    [6, 3],
  ];
  it.each([
    ['what does not vary', twoFlat, 2],
    ['what falls', falling, 2],
    ['a line', straight, 0],
    ['what rises', rising, 2 - 1 / 14],
  ])('leave of %s what the line does not explain', (_, pairs, left) => {
    const x = Float64Array.from(pairs, ([one]) => one);
    const y = Float64Array.from(pairs, ([, one]) => one);
    expect(sumsOf(pairs).unexplainedOf(x, y, Infinity)).toBeCloseTo(left, 12);
  });

  it('leave of pairs that lie far off no more than is said, of missing ones and without any nothing', () => {
    const line = sumsOf(straight);
    const x = Float64Array.of(3, 5, NaN, 6);
    const y = Float64Array.of(107, 10, 4, NaN);
    expect(line.unexplainedOf(x, y, 7)).toBeCloseTo(49 + 1, 12);
    expect(new LineSums().unexplainedOf(x, y, 7)).toBe(0);
  });
});
