import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSeries, type InputSeries } from '../../../../src/core/series/alignSeries';
import { asOfJoin } from '../../../../src/core/series/asOfJoin';
import { seriesValues } from '../../../../src/core/series/seriesMatrix';
import { gridTimes } from '../../../../src/core/series/timeGrid';

function series(name: string, samples: ReadonlyArray<readonly [number, number]>): InputSeries {
  return {
    name,
    labels: { pod: name },
    inputRefId: 'A',
    times: Float64Array.from(samples, ([time]) => time),
    values: Float64Array.from(samples, ([, value]) => value),
  };
}

describe('gridTimes', () => {
  it('gives the multiples of the step within the range, both ends included', () => {
    expect([...gridTimes({ fromMs: 25, toMs: 60, stepMs: 10 })]).toEqual([30, 40, 50, 60]);
    expect([...gridTimes({ fromMs: -15, toMs: 5, stepMs: 10 })].map((time) => time + 0)).toEqual([-10, 0]);
  });

  it('is empty for an inverted range and refuses a step of 0', () => {
    expect(gridTimes({ fromMs: 10, toMs: 0, stepMs: 5 })).toHaveLength(0);
    expect(() => gridTimes({ fromMs: 0, toMs: 10, stepMs: 0 })).toThrow(/step/);
  });
});

describe('asOfJoin', () => {
  it('takes the last present sample at or before the time, if it is not too old', () => {
    const joined = asOfJoin([0, 10_000, 20_000], [1, 2, NaN], [0, 9_999, 10_000, 25_000, 40_000, 40_001], 30_000);
    expect([...joined]).toEqual([1, 1, 2, 2, 2, NaN]);
  });

  it('counts the later of samples with one time', () => {
    expect([...asOfJoin([5, 5], [1, 2], [5])]).toEqual([2]);
  });

  it('is missing throughout without samples', () => {
    expect([...asOfJoin([], [], [1, 2])]).toEqual([NaN, NaN]);
  });

  it('is what a search from every time finds', () => {
    const times = fc
      .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 30 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, times, fc.integer({ min: 0, max: 50 }), (sampled, wanted, tolerance) => {
        const values = sampled.map((time) => (time % 3 === 0 ? NaN : time));
        const joined = asOfJoin(sampled, values, wanted, tolerance);
        wanted.forEach((time, i) => {
          const candidates = values.filter((value) => value <= time && value >= time - tolerance);
          expect(joined[i]).toBe(candidates.at(-1) ?? NaN);
        });
      })
    );
  });
});

describe('alignSeries', () => {
  const cpu = series('cpu', [
    [1_000, 10],
    [61_000, 20],
    [121_000, 30],
  ]);
  const errors = series('errors', [
    [45_000, 1],
    [118_000, 2],
  ]);
  const grid = { fromMs: 30_000, toMs: 150_000, stepMs: 30_000, toleranceMs: 30_000 };

  it('joins series that were sampled at different times', () => {
    const matrix = alignSeries([cpu, errors], grid);
    expect([...matrix.times]).toEqual([30_000, 60_000, 90_000, 120_000, 150_000]);
    expect([...seriesValues(matrix, 0)]).toEqual([10, NaN, 20, NaN, 30]);
    expect([...seriesValues(matrix, 1)]).toEqual([NaN, 1, NaN, 2, NaN]);
    expect(matrix.series[1]).toEqual({ name: 'errors', labels: { pod: 'errors' }, inputRefId: 'A' });
    expect(matrix.stepMs).toBe(30_000);
  });

  it('gives the same value at the same time whatever the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150_000 }), fc.integer({ min: 0, max: 150_000 }), (fromMs, toMs) => {
        const whole = alignSeries([cpu], { ...grid, fromMs: 0, toMs: 150_000 });
        const part = alignSeries([cpu], { ...grid, fromMs, toMs });
        part.times.forEach((time, i) => {
          expect(part.values[i]).toBe(whole.values[whole.times.indexOf(time)]);
        });
      })
    );
  });

  it('is empty without series', () => {
    const matrix = alignSeries([], grid);
    expect(matrix.series).toHaveLength(0);
    expect(matrix.values).toHaveLength(0);
    expect(matrix.times).toHaveLength(5);
  });
});
