import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Aggregation } from '../../../../src/core/windows/aggregation';
import { windowedAggregation } from '../../../../src/core/windows/windowedAggregation';
import { mean } from '../../../../src/core/statistics/mean';
import { quantile } from '../../../../src/core/statistics/quantile';
import { sum } from '../../../../src/core/statistics/sum';

const times = Float64Array.of(1, 5, 10, 11, 15, 30);
const values = Float64Array.of(4, NaN, 2, 8, 6, 1);
const grid = { fromMs: 1, toMs: 30, stepMs: 10, windowMs: 10 };

function aggregated(aggregation: Aggregation, windowMs = 10): number[] {
  return [...windowedAggregation(times, values, { ...grid, windowMs }, aggregation).values];
}

describe('windowedAggregation', () => {
  it('aggregates the samples after the window before and up to each time', () => {
    expect([...windowedAggregation(times, values, grid, { kind: 'avg' }).times]).toEqual([10, 20, 30]);
    expect(aggregated({ kind: 'avg' })).toEqual([3, 7, 1]);
    expect(aggregated({ kind: 'max' })).toEqual([4, 8, 1]);
    expect(aggregated({ kind: 'min' })).toEqual([2, 6, 1]);
    expect(aggregated({ kind: 'sum' })).toEqual([6, 14, 1]);
    expect(aggregated({ kind: 'count' })).toEqual([2, 2, 1]);
    expect(aggregated({ kind: 'last' })).toEqual([2, 6, 1]);
    expect(aggregated({ kind: 'quantile', probability: 0.25 })).toEqual([2.5, 6.5, 1]);
  });

  it('lets windows overlap when they are longer than the step', () => {
    expect(aggregated({ kind: 'count' }, 20)).toEqual([2, 4, 3]);
    expect(aggregated({ kind: 'max' }, 20)).toEqual([4, 8, 8]);
  });

  it('gives what the samples of each window come to by themselves', () => {
    const greatest = (kept: number[]): number => (kept.length === 0 ? NaN : Math.max(...kept));
    const oracles: Array<[Aggregation, (kept: number[]) => number]> = [
      [{ kind: 'avg' }, mean],
      [{ kind: 'sum' }, sum],
      [{ kind: 'max' }, greatest],
      [{ kind: 'min' }, (kept) => -greatest(kept.map((value) => -value))],
      [{ kind: 'last' }, (kept) => kept.at(-1) ?? NaN],
      [{ kind: 'count' }, (kept) => kept.length],
      [{ kind: 'quantile', probability: 0.9 }, (kept) => quantile(kept, 0.9)],
    ];
    const value = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
      { weight: 1, arbitrary: fc.constantFrom(NaN, 1e17, -1e17, 1e306, -1e306, Infinity, -Infinity) }
    );
    const gapMs = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.constant(150));
    const series = fc.array(fc.record({ gapMs, value }), { maxLength: 60 });
    const lengthMs = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(series, lengthMs, lengthMs, (samples, stepMs, windowMs) => {
        let now = 0;
        const at = Float64Array.from(samples, (sample) => (now += sample.gapMs));
        const given = Float64Array.from(samples, (sample) => sample.value);
        const over = { fromMs: -5, toMs: now + 100, stepMs, windowMs };
        oracles.forEach(([aggregation, oracle]) => {
          const found = windowedAggregation(at, given, over, aggregation);
          found.times.forEach((endMs, w) => {
            const kept = [...given].filter((one, i) => {
              const ageMs = endMs - (at[i] ?? NaN);
              return ageMs >= 0 && ageMs < windowMs && !Number.isNaN(one);
            });
            const expected = oracle(kept);
            // Where huge values cancel, what is left has lost the digits that they had no room for.
            const scale = greatest(kept.filter(Number.isFinite).map(Math.abs));
            const isNear = Math.abs((found.values[w] ?? NaN) - expected) <= 1e-15 * Math.abs(expected) + 1e-30 * scale;
            if (!isNear || !Number.isFinite(expected)) {
              expect(found.values[w], aggregation.kind).toBe(expected);
            }
          });
        });
      })
    );
  });

  it('has a mean of values whose sum is beyond the doubles', () => {
    const huge = Float64Array.of(1.2e308, 1.6e308, 1.4e308);
    const { values: means } = windowedAggregation(
      Float64Array.of(1, 2, 3),
      huge,
      { ...grid, toMs: 10 },
      { kind: 'avg' }
    );
    expect((means[0] ?? NaN) / 1e308).toBeCloseTo(1.4, 12);
  });

  it('counts 0 samples in an empty window, and knows nothing else of it', () => {
    const later = { ...grid, fromMs: 40, toMs: 50 };
    expect([...windowedAggregation(times, values, later, { kind: 'count' }).values]).toEqual([0, 0]);
    for (const kind of ['avg', 'max', 'min', 'sum', 'last', 'increase', 'rate'] as const) {
      expect([...windowedAggregation(times, values, later, { kind }).values]).toEqual([NaN, NaN]);
    }
  });

  it('adds up what a counter grew by, over its restarts', () => {
    const counter = Float64Array.of(100, 110, 120, 5, 15, 25);
    const increase = windowedAggregation(times, counter, grid, { kind: 'increase' });
    expect([...increase.values]).toEqual([20, 15, 10]);
    const rate = windowedAggregation(times, counter, grid, { kind: 'rate' });
    expect([...rate.values]).toEqual([2000, 1500, 1000]);
  });

  it('does not change a window when the range does', () => {
    const wide = windowedAggregation(times, values, { ...grid, fromMs: -100, toMs: 100 }, { kind: 'sum' });
    const narrow = windowedAggregation(times, values, { ...grid, fromMs: 15, toMs: 25 }, { kind: 'sum' });
    expect([...narrow.times]).toEqual([20]);
    expect(narrow.values[0]).toBe(wide.values[wide.times.indexOf(20)]);
  });
});
