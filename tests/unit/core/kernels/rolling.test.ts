import { describe, expect, it } from 'vitest';
import { rollingMedianPass } from '../../../../src/core/kernels/rollingMedianPass';
import { rollingScorePass } from '../../../../src/core/kernels/rollingScorePass';
import { seededRandom } from '../../../../src/core/random';

const lengths = Array.from({ length: 301 }, (_, length) => length);

/** A series of a few shapes: smooth, of few distinct values, constant in part; with gaps where asked for. */
function series(seed: number, length: number, gaps: number): Float64Array {
  const random = seededRandom(seed);
  const shape = seed % 3;
  return Float64Array.from({ length }, (_, i) => {
    const value = shape === 0 ? 1e6 + random() : shape === 1 ? Math.floor(5 * random()) - 2 : Math.sin(i / 9) - 3;
    return random() < gaps ? NaN : value;
  });
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

describe('rollingScorePass', () => {
  it('scores every value of a series against the window before it', () => {
    lengths.slice(2).forEach((length) => {
      const random = seededRandom(length);
      const window = 3 + Math.floor(random() * 80);
      const minimum = 2 + Math.floor(random() * 10);
      const values = Float64Array.from({ length }, (_, i) => 1e6 * (length % 2) + random() + (i % 50 === 3 ? 9 : 0));
      const found = rollingScorePass(values, window, minimum);
      expect(found).toBeDefined();
      for (let i = 0; i < length; i++) {
        const before = values.subarray(Math.max(0, i - window), i);
        const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
        const variance = before.reduce((sum, value) => sum + (value - mean) ** 2, 0) / before.length;
        const expected = i < minimum ? NaN : ((values[i] ?? NaN) - mean) / Math.sqrt(variance);
        expectSame(found?.[i], expected, 1e-7 * (1 + Math.abs(expected)));
      }
    });
  });

  it.each([
    ['a gap', [1, 2, NaN, 4, 5, 7, 6, 8]],
    ['an infinite value', [1, 2, Infinity, 4, 5, 7, 6, 8]],
    ['constant windows', [3, 3, 3, 3, 3, 3, 3, 8]],
    ['windows that hardly vary beside the whole', [1, 1.0001, 1, 1.0001, 1, 1e6, 2e6, 3e6]],
    ['huge values', [1e80, 2e80, 1e80, 3e80, 4e80]],
    ['tiny values', [1e-80, 2e-80, 1e-80, 3e-80, 4e-80]],
    ['one value', [1]],
  ])('leaves %s to others', (_, values) => {
    expect(rollingScorePass(Float64Array.from(values), 3, 2)).toBeUndefined();
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
