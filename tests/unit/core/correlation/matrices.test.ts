import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationMatrix } from '../../../../src/core/correlation/correlationMatrix';
import { type CorrelationMethod } from '../../../../src/core/correlation/correlationMethod';
import { correlationSignificance } from '../../../../src/core/correlation/correlationSignificance';
import { effectiveSampleSize } from '../../../../src/core/correlation/effectiveSampleSize';
import { kendall } from '../../../../src/core/correlation/kendall';
import { pairedValues } from '../../../../src/core/correlation/pairedValues';
import { pearson } from '../../../../src/core/correlation/pearson';
import { rowProducts } from '../../../../src/core/correlation/rowProducts';
import { similarityOrder } from '../../../../src/core/correlation/similarityOrder';
import { spearman } from '../../../../src/core/correlation/spearman';
import { seededRandom } from '../../../../src/core/random';
import { type SeriesMatrix } from '../../../../src/core/series/seriesMatrix';

function matrixOf(rows: readonly number[][]): SeriesMatrix {
  const length = rows[0]?.length ?? 0;
  return {
    times: Float64Array.from({ length }, (_, i) => 15_000 * i),
    stepMs: 15_000,
    series: rows.map((_, i) => ({ name: `series ${i}`, labels: {}, inputRefId: 'A' })),
    values: Float64Array.from(rows.flat()),
  };
}

const pairwise: Readonly<Record<CorrelationMethod, (x: number[], y: number[]) => number>> = {
  pearson,
  spearman,
  kendall: (x, y) => kendall(x, y).tau,
};

const rows = fc
  .integer({ min: 1, max: 25 })
  .chain((length) =>
    fc.array(
      fc.array(
        fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -9, max: 9 }) }, { weight: 1, arbitrary: fc.constant(NaN) }),
        { minLength: length, maxLength: length }
      ),
      { minLength: 1, maxLength: 7 }
    )
  );

describe.each(['pearson', 'spearman', 'kendall'] as const)('correlationMatrix by %s', (method) => {
  it('holds the coefficient of every pair over its joined points', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const matrix = correlationMatrix(matrixOf(all), method, 2);
        all.forEach((x, i) => {
          all.forEach((y, j) => {
            const pair = i * matrix.size + j;
            const expected = pairwise[method](x, y);
            expect(matrix.counts[pair]).toBe(pairedValues(x, y).x.length);
            if (Number.isNaN(expected)) {
              expect(matrix.values[pair]).toBeNaN();
            } else {
              expect(matrix.values[pair]).toBeCloseTo(expected, 12);
            }
          });
        });
      })
    );
  });

  it('has no coefficient, p or q for pairs with too few joined points', () => {
    const matrix = correlationMatrix(
      matrixOf([
        [1, 2, 3, 4, 5, NaN],
        [2, 1, 4, 3, 6, 5],
        [NaN, NaN, 1, 5, 2, 3],
      ]),
      method
    );
    expect(matrix.values[1]).not.toBeNaN();
    expect(matrix.counts[2]).toBe(3);
    expect(matrix.values[2]).toBeNaN();
    expect(matrix.pValues[2]).toBeNaN();
    expect(matrix.qValues[2]).toBeNaN();
    // The one pair that is left is tested alone.
    expect(matrix.qValues[1]).toBe(matrix.pValues[1]);
    expect(matrix.pValues[0]).toBeNaN();
  });
});

describe('significance of a matrix', () => {
  it('hardly ever finds two wandering series related, which their number of points would', () => {
    const random = seededRandom(21);
    const slow = (): number[] => {
      let level = 0;
      return Array.from({ length: 400 }, () => (level = 0.95 * level + random() - 0.5));
    };
    const all = Array.from({ length: 40 }, slow);
    const { size, values, counts, pValues, effectiveCounts } = correlationMatrix(matrixOf(all), 'pearson');
    let found = 0;
    let naive = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const pair = i * size + j;
        found += (pValues[pair] ?? 1) < 0.05 ? 1 : 0;
        naive += correlationSignificance(values[pair] ?? NaN, counts[pair] ?? NaN) < 0.05 ? 1 : 0;
        expect(effectiveCounts[pair]).toBeLessThan(100);
      }
    }
    const pairs = (size * (size - 1)) / 2;
    expect(naive / pairs).toBeGreaterThan(0.4);
    expect(found / pairs).toBeLessThan(0.1);
  });

  it('takes noise for as many points as it has', () => {
    const random = seededRandom(22);
    const noise = (): number[] => Array.from({ length: 500 }, random);
    const size = effectiveSampleSize(noise(), noise(), 500);
    expect(size).toBeGreaterThan(400);
    expect(size).toBeLessThanOrEqual(500);
  });

  it('gives every pair the effective size of the two series', () => {
    const random = seededRandom(23);
    const all = Array.from({ length: 3 }, () => Array.from({ length: 60 }, (_, i) => Math.sin(i / 4) + random()));
    const { size, effectiveCounts } = correlationMatrix(matrixOf(all), 'pearson');
    all.forEach((x, i) => {
      all.forEach((y, j) => {
        expect(effectiveCounts[i * size + j]).toBeCloseTo(effectiveSampleSize(x, y, 60), 9);
      });
    });
  });
});

describe('rowProducts', () => {
  it('multiplies every row with every other, whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 9 }), (count, length) => {
        const random = seededRandom(count * 10 + length);
        const data = Float64Array.from({ length: count * length }, random);
        const products = rowProducts(data, count, length);
        for (let i = 0; i < count; i++) {
          for (let j = 0; j < count; j++) {
            let expected = 0;
            for (let k = 0; k < length; k++) {
              expected += (data[i * length + k] ?? NaN) * (data[j * length + k] ?? NaN);
            }
            expect(products[i * count + j]).toBeCloseTo(expected, 12);
          }
        }
      })
    );
  });
});

describe('similarityOrder', () => {
  const t = Array.from({ length: 60 }, (_, i) => i);
  const slow = t.map((i) => Math.sin(i / 9));
  const fast = t.map((i) => Math.cos(i * 1.7));
  const matrix = correlationMatrix(
    matrixOf([
      slow,
      fast,
      slow.map((value, i) => value + 0.1 * (fast[i] ?? NaN)),
      fast.map((value, i) => -value + 0.1 * (slow[i] ?? NaN)),
      t.map(() => 4),
    ]),
    'pearson'
  );

  it('puts what moves together side by side, and the constant series at an end', () => {
    const order = [...similarityOrder(matrix, 'absolute').order];
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(Math.abs(order.indexOf(0) - order.indexOf(2))).toBe(1);
    expect(Math.abs(order.indexOf(1) - order.indexOf(3))).toBe(1);
  });

  it('keeps opposites apart when the sign counts', () => {
    const order = [...similarityOrder(matrix, 'signed').order];
    expect(Math.abs(order.indexOf(1) - order.indexOf(3))).toBeGreaterThan(1);
  });

  it('orders one series and none', () => {
    expect([...similarityOrder(correlationMatrix(matrixOf([[1, 2, 3]]), 'pearson'), 'signed').order]).toEqual([0]);
  });
});
