import { describe, expect, it } from 'vitest';
import { counterIncreases } from '../../../../src/core/series/counterIncreases';
import { looksLikeCounter } from '../../../../src/core/quality/looksLikeCounter';
import { schemaViolations } from '../../../../src/core/series/schemaViolations';
import { seriesQuality } from '../../../../src/core/quality/seriesQuality';
import { windowedAggregation } from '../../../../src/core/windows/windowedAggregation';

const labelled = (labels: Readonly<Record<string, string>>, values: readonly number[]) => ({
  name: '',
  labels,
  times: Float64Array.from(values, (_, i) => 1000 * i),
  values: Float64Array.from(values),
});

describe('schemaViolations', () => {
  it('counts required labels that are not there and values that may not be', () => {
    const series = labelled({ pod: 'a', team: '' }, [-1, 0, NaN, 1, 1.5, Infinity]);
    const schema = { requiredLabels: ['pod', 'team', 'zone'], minValue: 0, maxValue: 1 };
    expect(schemaViolations(series, schema, { fromMs: 0, toMs: 5000 })).toEqual({
      missingLabels: ['team', 'zone'],
      outOfRange: 3,
    });
    expect(schemaViolations(series, schema, { fromMs: 1000, toMs: 4000 }).outOfRange).toBe(1);
    expect(schemaViolations(series, { requiredLabels: [] }, { fromMs: 0, toMs: 5000 })).toEqual({
      missingLabels: [],
      outOfRange: 0,
    });
  });
});

describe('coverage of samples that lie closer than the step', () => {
  it('expects each of them', () => {
    // Every 15 s on a step of a minute, the second half missing.
    const times = Float64Array.from({ length: 121 }, (_, i) => 15_000 * i);
    const values = times.map((_, i) => (i <= 60 ? 1 : NaN));
    const range = { fromMs: 0, toMs: 1_800_000, stepMs: 60_000 };
    const { coverage, stepMs, gaps } = seriesQuality({ name: '', labels: {}, times, values }, range);
    expect(stepMs).toBe(15_000);
    expect(coverage).toBeCloseTo(61 / 121, 12);
    expect(gaps).toEqual([{ fromMs: 900_000, toMs: 1_800_000, missing: 60 }]);
  });
});

describe('an infinite sample', () => {
  const counter = [1, 2, 3, Infinity, 4, 5, 6, 7, 8, 9, 10, 11];

  it('is no reset of a counter', () => {
    expect(looksLikeCounter(counter)).toBe(true);
    const { counter: isCounter, resets, infinite } = seriesQuality(labelled({}, counter), { fromMs: 0, toMs: 11_000 });
    expect({ isCounter, resets, infinite }).toEqual({ isCounter: true, resets: 0, infinite: 1 });
    expect([...counterIncreases(counter)]).toEqual([NaN, 1, 1, NaN, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe('the standard deviation of windows', () => {
  it('is that of the population, also far from 0 and with missing values', () => {
    const aggregate = (values: readonly number[], windowMs: number) => {
      const { times, values: samples } = labelled({}, values);
      const grid = { fromMs: 0, toMs: 1000 * (values.length - 1), stepMs: 1000, windowMs };
      return [...windowedAggregation(times, samples, grid, { kind: 'stddev' }).values];
    };
    // numpy: std([2,4]), std([4,4,5]), …
    expect(aggregate([2, 4, NaN, 4, 5], 3000)).toEqual([0, 1, 1, 0, 0.5]);
    const far = aggregate([1e9 + 1, 1e9 + 2, 1e9 + 3, -1e9, -1e9 + 2], 2000);
    expect(far[1]).toBeCloseTo(0.5, 9);
    expect(far[2]).toBeCloseTo(0.5, 9);
    expect(far[4]).toBeCloseTo(1, 9);
    expect(aggregate([NaN, 1], 1000)).toEqual([NaN, 0]);
  });
});
