import fc from 'fast-check';
import * as simple from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { correlationSignificance } from '../../../../src/core/correlation/correlationSignificance';
import { kendall } from '../../../../src/core/correlation/kendall';
import { partialCorrelation } from '../../../../src/core/correlation/partialCorrelation';
import { pearson } from '../../../../src/core/correlation/pearson';
import { spearman } from '../../../../src/core/correlation/spearman';
import { seededRandom } from '../../../../src/core/random';

/** Pairs of small integers, so ties are frequent. */
const pairs = fc
  .array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 3, maxLength: 40 })
  .map((all) => ({ x: all.map(([a]) => a), y: all.map(([, b]) => b) }));

const coefficients = [
  { name: 'pearson', of: pearson },
  { name: 'spearman', of: spearman },
  { name: 'kendall', of: (x: readonly number[], y: readonly number[]): number => kendall(x, y).tau },
];

function expectSame(actual: number, expected: number): void {
  if (Number.isNaN(expected)) {
    expect(actual).toBeNaN();
  } else {
    expect(actual).toBeCloseTo(expected, 12);
  }
}

describe.each(coefficients)('$name', ({ of }) => {
  it('is symmetric, within [-1, 1], and NaN exactly where a side is constant', () => {
    fc.assert(
      fc.property(pairs, ({ x, y }) => {
        const r = of(x, y);
        expectSame(of(y, x), r);
        if (new Set(x).size === 1 || new Set(y).size === 1) {
          expect(r).toBeNaN();
        } else {
          expect(Math.abs(r)).toBeLessThanOrEqual(1);
        }
      })
    );
  });

  it('does not change with shifts and scales, and turns with the sign', () => {
    fc.assert(
      fc.property(
        pairs,
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 1000 }),
        ({ x, y }, shift, scale) => {
          const r = of(x, y);
          expectSame(
            of(
              x.map((value) => value * scale + shift),
              y
            ),
            r
          );
          expectSame(
            of(
              x.map((value) => -value),
              y
            ),
            -r
          );
        }
      )
    );
  });

  it('does not depend on the order of the pairs, nor on pairs with a missing side', () => {
    fc.assert(
      fc.property(pairs, ({ x, y }) => {
        expectSame(of(x.toReversed(), y.toReversed()), of(x, y));
        expectSame(of([NaN, 3, ...x], [2, NaN, ...y]), of(x, y));
      })
    );
  });

  it('is NaN for none or one pair', () => {
    expect(of([], [])).toBeNaN();
    expect(of([1], [2])).toBeNaN();
    expect(of([1, NaN], [NaN, 2])).toBeNaN();
  });

  it('is ±1 for two pairs and for any monotonous line', () => {
    expect(of([1, 2], [9, 8])).toBe(-1);
    expect(of([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1);
  });
});

describe('pearson', () => {
  it('is that of simple-statistics', () => {
    fc.assert(
      fc.property(pairs, ({ x, y }) => {
        if (new Set(x).size > 1 && new Set(y).size > 1) {
          expect(pearson(x, y)).toBeCloseTo(simple.sampleCorrelation(x, y), 12);
        }
      })
    );
  });

  it.each([1e9, -1e12])('keeps its digits at an offset of %d', (offset) => {
    const x = [1, 5, 2, 8, 3, 9, 4];
    const y = [2, 3, 1, 7, 5, 8, 2];
    const lifted = x.map((value) => offset + value / 64);
    expect(pearson(lifted, y)).toBeCloseTo(pearson(x, y), 13);
  });

  it.each([2 ** -1070, 2 ** 1000])('keeps its digits in units of %d', (unit) => {
    const x = [1, 5, 2, 8, 3, 9, 4];
    const y = [2, 3, 1, 7, 5, 8, 2];
    expect(
      pearson(
        x.map((value) => value * unit),
        y
      )
    ).toBeCloseTo(pearson(x, y), 13);
  });
});

describe('kendall', () => {
  it('counts pairs as their definition does', () => {
    fc.assert(
      fc.property(pairs, ({ x, y }) => {
        let balance = 0;
        let untiedX = 0;
        let untiedY = 0;
        x.forEach((a, i) => {
          for (let j = 0; j < i; j++) {
            const dx = Math.sign(a - (x[j] ?? NaN));
            const dy = Math.sign((y[i] ?? NaN) - (y[j] ?? NaN));
            balance += dx * dy;
            untiedX += dx * dx;
            untiedY += dy * dy;
          }
        });
        expectSame(kendall(x, y).tau, untiedX * untiedY === 0 ? NaN : balance / Math.sqrt(untiedX * untiedY));
      })
    );
  });
});

describe('correlationSignificance', () => {
  it('is 1 for what two points say, 0 for a perfect line, and falls with strength and number', () => {
    expect(correlationSignificance(1, 2)).toBe(1);
    expect(correlationSignificance(-1, 5)).toBe(0);
    expect(correlationSignificance(NaN, 50)).toBeNaN();
    expect(correlationSignificance(0.5, 20)).toBeLessThan(correlationSignificance(0.4, 20));
    expect(correlationSignificance(0.5, 30)).toBeLessThan(correlationSignificance(0.5, 20));
    expect(correlationSignificance(0, 30)).toBeCloseTo(1, 12);
  });
});

describe('partialCorrelation', () => {
  const random = seededRandom(4);
  const noise = (): number[] => Array.from({ length: 200 }, () => random() - 0.5);
  const traffic = noise();
  const a = noise();
  const b = noise();

  it('is the textbook formula for one control', () => {
    const x = traffic.map((value, i) => 3 * value + (a[i] ?? NaN));
    const y = traffic.map((value, i) => -2 * value + (b[i] ?? NaN));
    const [xy, xz, yz] = [pearson(x, y), pearson(x, traffic), pearson(y, traffic)];
    const expected = (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz));
    const partial = partialCorrelation(x, y, [traffic]);
    expect(partial.r).toBeCloseTo(expected, 12);
    expect(partial.count).toBe(200);
    expect(partial.p).toBeGreaterThan(0.01);
    expect(Math.abs(xy)).toBeGreaterThan(0.5);
  });

  it('is the plain coefficient without controls, or with one that says nothing new', () => {
    expect(partialCorrelation(a, b, []).r).toBeCloseTo(pearson(a, b), 12);
    const once = partialCorrelation(a, b, [traffic]);
    const twice = partialCorrelation(a, b, [traffic, traffic.map((value) => 5 - 2 * value)]);
    expect(twice.r).toBeCloseTo(once.r, 10);
    expect(twice.p).toBeCloseTo(once.p, 10);
  });

  it('is undefined where nothing is left and where points are too few', () => {
    expect(partialCorrelation(traffic, b, [traffic]).r).toBeNaN();
    expect(partialCorrelation([1, 2, 3], [3, 1, 2], [[1, 5, 2]]).r).toBeNaN();
  });

  it('drops points where any series is missing', () => {
    const gapped = traffic.with(7, NaN);
    expect(partialCorrelation(a, b, [gapped]).count).toBe(199);
  });
});
