import { describe, expect, it } from 'vitest';
import { standardiseInto } from '../../../../src/core/correlation/standardise';
import { pearson } from '../../../../src/core/correlation/pearson';
import { type PairCorrelations } from '../../../../src/core/kernels/correlatedPairs';
import { pairCorrelations } from '../../../../src/core/kernels/pairCorrelations';
import { plainPairCorrelations } from '../../../../src/core/kernels/plain/plainPairCorrelations';
import { seededRandom } from '../../../../src/core/random';

describe.each([
  ['the kernel', pairCorrelations],
  ['its twin', plainPairCorrelations],
] as const)('pairCorrelations by %s', (_, correlate) => {
  it.each(Array.from({ length: 60 }, (__, seed) => seed))('agrees with pearson on all pairs, case %i', (seed) => {
    const random = seededRandom(seed);
    const rows = 1 + Math.floor(random() * 9);
    const length = Math.floor(random() * 301);
    const gaps = seed % 3 === 0 ? 0 : 0.3 * random();
    const offset = seed % 4 === 0 ? 1e9 : 0;
    const data = Float64Array.from({ length: rows * length }, (__, i) => {
      const row = Math.floor(i / length);
      if (random() < gaps) {
        return NaN;
      }
      return row === 3 ? 7 : offset + random() + (row % 2) * (i % length);
    });
    expectPairs(correlate(data, rows, length, standardiseInto), data, rows, length);
  });

  it('reports pairs whose common part hardly varies, and rows with infinite values as undefined', () => {
    const data = Float64Array.of(1, 2, 3, 1e9, 4, 3, 5, NaN, 1, Infinity, 2, 3);
    const { values, doubtful } = correlate(data, 3, 4, standardiseInto);
    expect(Array.from(doubtful)).toEqual([0, 1]);
    expect(values[1]).toBeNaN();
    expect(values[2]).toBeNaN();
    expect(values[8]).toBeNaN();
    expect(values[0]).toBe(1);
  });

  it('copes with huge and tiny values', () => {
    const shape = [1, 3, 2, 5, 4];
    const data = Float64Array.from([...shape.map((v) => v * 1e200), ...shape.map((v) => v * 1e-200), 5, 4, 3, 2, 1]);
    const { values } = correlate(data, 3, 5, standardiseInto);
    expect(values[1]).toBeCloseTo(1, 12);
    expect(values[2]).toBeCloseTo(-0.8, 12);
  });
});

describe('pairCorrelations', () => {
  it('by the kernel are those by its twin for rows of any length, whatever they hold and wherever they lie', () => {
    for (let length = 0; length <= 300; length++) {
      const random = seededRandom(length);
      const rows = 1 + Math.floor(random() * 12);
      const offset = length % 4;
      const data = Float64Array.from({ length: offset + rows * length }, (_, i) => {
        const kind = random();
        const row = Math.floor((i - offset) / Math.max(1, length));
        if (row % 3 === 1 && kind < 0.15) {
          return NaN;
        }
        return row % 5 === 2 && kind < 0.2 ? (kind < 0.18 ? Infinity : -1e300) : random() * 10 ** (row % 4);
      }).subarray(offset);
      const found = pairCorrelations(data, rows, length, standardiseInto);
      const expected = plainPairCorrelations(data, rows, length, standardiseInto);
      expect(found.counts).toEqual(expected.counts);
      expect(found.doubtful).toEqual(expected.doubtful);
      found.values.forEach((value, i) => {
        const twin = expected.values[i] ?? NaN;
        if (!Object.is(value, twin) && !(Math.abs(value - twin) < 1e-10)) {
          expect(value, `length ${length}, pair ${i}`).toBe(twin);
        }
      });
    }
  });

  it.each([
    ['no gaps', 0],
    ['gaps', 0.2],
  ])('by the kernel are those by its twin for many rows with %s', (_, gaps) => {
    const random = seededRandom(5);
    const [rows, length] = [130, 600];
    const data = Float64Array.from({ length: rows * length }, (__, i) =>
      random() < gaps && i > 5 * length ? NaN : random() + Math.sin(i / 50)
    );
    // Views of a buffer that start at odd places are as good as any.
    const shifted = new Float64Array(data.length + 3);
    shifted.set(data, 3);
    const found = pairCorrelations(shifted.subarray(3), rows, length, standardiseInto);
    const expected = plainPairCorrelations(data, rows, length, standardiseInto);
    expect(found.counts).toEqual(expected.counts);
    expect(found.doubtful).toEqual(expected.doubtful);
    expect(Math.max(...found.values.map((value, i) => Math.abs(value - (expected.values[i] ?? NaN))))).toBeLessThan(
      1e-13
    );
  });
});

function expectPairs(
  { values, counts, doubtful }: PairCorrelations,
  data: Float64Array,
  rows: number,
  length: number
): void {
  expect(values).toHaveLength(rows * rows);
  expect(doubtful).toHaveLength(0);
  for (let i = 0; i < rows; i++) {
    const x = data.subarray(i * length, (i + 1) * length);
    for (let j = 0; j < rows; j++) {
      const y = data.subarray(j * length, (j + 1) * length);
      const expected = pearson(x, y);
      const actual = values[i * rows + j] ?? Infinity;
      expect(Number.isNaN(actual), `${i}, ${j}: ${actual} for ${expected}`).toBe(Number.isNaN(expected));
      expect(
        Number.isNaN(expected) || Math.abs(actual - expected) < 1e-10,
        `${i}, ${j}: ${actual} for ${expected}`
      ).toBe(true);
      expect(counts[i * rows + j]).toBe(x.filter((v, t) => !Number.isNaN(v) && !Number.isNaN(y[t])).length);
    }
  }
}
