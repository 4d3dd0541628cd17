import { describe, expect, it } from 'vitest';
import { rollingMedianPass } from '../../../../src/core/kernels/rollingMedianPass';
import { rollingScoreRows } from '../../../../src/core/kernels/rollingScoreRows';
import { seededRandom } from '../../../../src/core/random';

const lengths = Array.from({ length: 301 }, (_, length) => length);

/** A series of a few shapes: noisy, of few distinct values, smooth; with gaps where asked for; a view at any offset. */
function series(seed: number, length: number, gaps: number): Float64Array {
  const random = seededRandom(seed);
  const shape = seed % 3;
  const offset = seed % 4;
  return Float64Array.from({ length: offset + length }, (_, i) => {
    const value = shape === 0 ? 1e6 + random() : shape === 1 ? Math.floor(5 * random()) - 2 : Math.sin(i / 9) - 3;
    return random() < gaps ? NaN : value;
  }).subarray(offset);
}

describe('rollingMedianPass', () => {
  it('gives median and deviation of every window of series of any length', () => {
    lengths.forEach((length) => {
      const random = seededRandom(length + 1);
      const window = 1 + Math.floor(random() * 80);
      const minimum = 1 + Math.floor(random() * 3);
      const values = series(length, length, length % 2 === 0 ? 0 : 0.4 * random());
      const found = rollingMedianPass(values, window, minimum, true);
      expect(found).toBeDefined();
      for (let i = 0; i < length; i++) {
        const present = values.slice(Math.max(0, i - window + 1), i + 1).filter((value) => !Number.isNaN(value));
        const median = present.length < minimum ? NaN : middleOf(present);
        const deviation = middleOf(present.map((value) => Math.abs(value - median)));
        expectSame(found?.medians[i], median, 0);
        expectSame(found?.deviations?.[i], deviation, 1e-12);
      }
      expect(rollingMedianPass(values, window, minimum, false)).toEqual({
        medians: found?.medians,
        deviations: undefined,
      });
    });
  });

  it('leaves infinite values to others', () => {
    expect(rollingMedianPass(Float64Array.of(1, Infinity, 2), 2, 1, true)).toBeUndefined();
  });
});

describe('rollingScoreRows', () => {
  it('scores every value of each series against the window before it, be it one series or many', () => {
    for (let round = 0; round <= 300; round++) {
      const random = seededRandom(round);
      // Two or three values may lie so close together that they need more care.
      const window = 5 + Math.floor(random() * 80);
      const minimum = Math.min(window, 5 + Math.floor(random() * 8));
      // Lengths from 3 on, most beside one of the same length; every third round more than one chunk.
      const count = round % 3 === 0 ? 70 : 1 + (round % 8);
      const rows = Array.from({ length: count }, (_, row) => {
        const length = random() < 0.2 ? 3 + Math.floor(300 * random()) : 3 + round;
        const offset = row % 4;
        return Float64Array.from(
          { length: offset + length },
          (__, i) => 1e6 * (row % 2) + random() + (i % 50 === 3 ? 9 : 0)
        ).subarray(offset);
      });
      const found = rollingScoreRows(rows, window, minimum);
      expect(found).toHaveLength(count);
      rows.forEach((values, row) => {
        expect(found?.[row]).toHaveLength(values.length);
        for (let i = 0; i < values.length; i += 1 + (count >> 4)) {
          const before = values.subarray(Math.max(0, i - window), i);
          const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
          const variance = before.reduce((sum, value) => sum + (value - mean) ** 2, 0) / before.length;
          const expected = i < minimum ? NaN : ((values[i] ?? NaN) - mean) / Math.sqrt(variance);
          expectSame(found?.[row]?.[i], expected, 1e-7 * (1 + Math.abs(expected)));
        }
      });
    }
  });

  it.each([
    ['a gap', [1, 2, NaN, 4, 5, 7, 6, 8]],
    ['an infinite value', [1, 2, Infinity, 4, 5, 7, 6, 8]],
    ['constant windows', [3, 3, 3, 3, 3, 3, 3, 8]],
    ['windows that hardly vary beside the whole', [7, 7.0001, 7, 1e6, 2e6, 3e6, 4e6, 5e6]],
    ['huge values', [1e160, 2e160, 1e160, 3e160, 4e160, 1e160, 2e160, 5e160]],
    ['tiny values', [1e-160, 2e-160, 1e-160, 3e-160, 4e-160, 1e-160, 2e-160, 5e-160]],
  ])('leaves a series with %s to others, and no other series', (_, values) => {
    const ordinary = Float64Array.of(1, 3, 2, 5, 4, 3, 6, 2);
    const odd = Float64Array.from(values);
    const isScored = (series: Float64Array[]): boolean[] | undefined =>
      rollingScoreRows(series, 3, 2)?.map((scores) => scores !== undefined);
    expect(isScored([ordinary, odd, ordinary, ordinary, odd])).toEqual([true, false, true, true, false]);
    expect(isScored([odd])).toEqual([false]);
    expect(isScored([])).toEqual([]);
  });

  it('scores what hardly varies beside a spike', () => {
    const [scores] = rollingScoreRows([Float64Array.of(7, 7.0001, 7, 7.0001, 7, 7.0002, 7, 1e6)], 4, 2) ?? [];
    expect(scores?.[5]).toBeCloseTo(3, 6);
    expect(scores?.[7]).toBeCloseTo((1e6 - 7.000075) / 0.0000829156, -6);
  });

  it('knows no score of a missing value that no window holds', () => {
    const [missing, infinite] = [NaN, -Infinity].map(
      (last) => rollingScoreRows([Float64Array.of(1, 2, 3, 5, last)], 4, 2)?.[0]?.[4]
    );
    expect(missing).toBeNaN();
    expect(infinite).toBe(-Infinity);
  });

  it('does not score against a single value, or windows that are always too short', () => {
    const series = [Float64Array.of(1, 2, 4, 3)];
    expect(rollingScoreRows(series, 1, 1)).toBeUndefined();
    expect(rollingScoreRows(series, 2, 3)).toBeUndefined();
    expect(rollingScoreRows(series, 2, 2)).toBeDefined();
  });
});

function middleOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
}

function expectSame(actual: number | undefined, expected: number, tolerance: number): void {
  if (!Object.is(actual, expected) && !(Math.abs((actual ?? NaN) - expected) <= tolerance)) {
    expect(actual).toBe(expected);
  }
}
