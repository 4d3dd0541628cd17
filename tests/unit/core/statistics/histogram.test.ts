import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BinRule, histogram } from '../../../../src/core/statistics/densities/histogram';

describe('histogram', () => {
  it('counts every value once, in the bin whose edges hold it', () => {
    const rules = fc.constantFrom<BinRule[]>('auto', 'fd', 'sturges', 'scott', 'sqrt', 'rice', 'doane', 1, 7);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 80 }),
        rules,
        (values, rule) => {
          const { edges, counts } = histogram(values, rule);
          expect(edges).toHaveLength(counts.length + 1);
          counts.forEach((count, bin) => {
            const [low, high] = [edges[bin] ?? NaN, edges[bin + 1] ?? NaN];
            const last = bin === counts.length - 1;
            expect(count).toBe(
              values.filter((value) => value >= low && (value < high || (last && value === high))).length
            );
          });
        }
      )
    );
  });

  it('leaves missing and infinite values out', () => {
    expect([...histogram([NaN, 1, Infinity, 2], 2).counts]).toEqual([1, 1]);
  });

  it('has one bin for equal values and for none', () => {
    expect(histogram([5, 5, 5])).toEqual({ edges: Float64Array.of(4.5, 5.5), counts: Float64Array.of(3) });
    expect(histogram([])).toEqual({ edges: Float64Array.of(0, 1), counts: Float64Array.of(0) });
  });

  it('keeps a far outlier from asking for millions of bins by a rule, not from bins that are asked for', () => {
    const values = [...Array.from({ length: 1000 }, (_, i) => i / 1000), 1e9];
    const { edges, counts } = histogram(values);
    expect([counts.length, edges[0], edges[counts.length]]).toEqual([65_536, 0, 1e9]);
    expect([counts[0], counts[counts.length - 1]]).toEqual([1000, 1]);
    expect(histogram(values, 'fd', 60).counts).toHaveLength(60);
    expect(histogram(values, 100_000).counts).toHaveLength(100_000);
  });
});
