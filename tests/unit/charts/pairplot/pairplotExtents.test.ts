import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diagonalCurves } from '../../../../src/charts/pairplot/diagonalCurves';
import { pairplotExtents } from '../../../../src/charts/pairplot/pairplotExtents';
import { summarisePairplot } from '../../../../src/charts/pairplot/pairplotSummary';

const interval = z.tuple([z.number(), z.number()]);

/** The limits that seaborn gives the axes of a pairplot with densities, written by diagonals.py beside the file. */
const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        values: z.array(z.number()),
        groups: z.array(z.number()),
        limits: z.object({ columns: z.array(interval), lowerRow: interval }),
      })
    ),
  })
  .parse(JSON.parse(readFileSync('tests/fixtures/charts/diagonals.json', 'utf8')));

const sampled = (values: readonly number[], min: number | null = null, max: number | null = null) => ({
  values: Float64Array.from(values),
  min,
  max,
});
const options = { isCorner: true, kind: 'points', cellWidth: 100, cellHeight: 100 } as const;

describe.each(golden.cases)('the axes of a pairplot as seaborn has them: $name', ({ values, groups, limits }) => {
  const samples = {
    variables: [sampled(values), sampled(Array.from(values.keys()))],
    groups: Int32Array.from(groups),
    groupCount: new Set(groups).size,
  };

  it('columns reach past the tails of the densities', () => {
    const { columnExtents, diagonals } = summarisePairplot(samples, { ...options, diagonal: 'density' });
    limits.columns.forEach(([low, high], column) => {
      const [from = Number.NaN, to = Number.NaN] = columnExtents[column] ?? [];
      expect(from).toBeCloseTo(low, 6);
      expect(to).toBeCloseTo(high, 6);
      for (const { values: support } of diagonals[column] ?? []) {
        expect(from).toBeLessThan(support[0] ?? Number.NaN);
        expect(to).toBeGreaterThan(support[support.length - 1] ?? Number.NaN);
      }
    });
  });

  it('rows end with the samples, but for a wider margin', () => {
    const { rowExtents } = summarisePairplot(samples, { ...options, diagonal: 'density' });
    const [low, high] = limits.lowerRow;
    const size = values.length - 1;
    expect(rowExtents[1]?.[0]).toBeCloseTo(low - 0.02 * size, 6);
    expect(rowExtents[1]?.[1]).toBeCloseTo(high + 0.02 * size, 6);
  });

  it('columns end where rows do without a density', () => {
    const { columnExtents, rowExtents } = summarisePairplot(samples, { ...options, diagonal: 'histogram' });
    expect(columnExtents).toEqual(rowExtents);
  });
});

describe('the ends of an axis', () => {
  const values = [1, 2, 4, 7, Number.NaN, 11];
  const curves = [diagonalCurves('density', Float64Array.from(values), new Int32Array(6), 1)];

  it('stay where they are given, whatever the tails are', () => {
    expect(pairplotExtents([sampled(values, 0, 12)], curves)).toEqual([[0, 12]]);
    const [[low, high] = []] = pairplotExtents([sampled(values, 0)], curves);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(12);
  });

  it('leave room where there is nothing to spread: no value, or one', () => {
    expect(pairplotExtents([sampled([Number.NaN])], [[]])).toEqual([[0, 1]]);
    expect(pairplotExtents([sampled([5, 5])], [[]])).toEqual([[4.75, 5.25]]);
  });

  it('make room for contours in rows as in columns', () => {
    const samples = { variables: [sampled(values), sampled(values)], groups: new Int32Array(6), groupCount: 1 };
    const { rowExtents, columnExtents } = summarisePairplot(samples, {
      ...options,
      kind: 'contours',
      diagonal: 'density',
    });
    expect(rowExtents).toEqual(columnExtents);
    expect(rowExtents[0]?.[1]).toBeGreaterThan(12);
  });
});
