import { describe, expect, it } from 'vitest';
import { type LabelledSeries } from '../../../../src/core/series/labelledSeries';
import { seriesQuality } from '../../../../src/core/quality/seriesQuality';

function series(times: readonly number[], values: readonly number[]): LabelledSeries {
  return { name: 's', labels: {}, times: Float64Array.from(times), values: Float64Array.from(values) };
}

/** Every 10 s from 0 to 100 s. */
const regular = Array.from({ length: 11 }, (_, i) => 10_000 * i);
const range = { fromMs: 0, toMs: 100_000 };

describe('seriesQuality', () => {
  it('finds nothing wrong with a regular series', () => {
    const quality = seriesQuality(
      series(
        regular,
        regular.map((_, i) => i % 3)
      ),
      range
    );
    expect(quality).toEqual({
      samples: 11,
      missing: 0,
      infinite: 0,
      duplicates: 0,
      outOfOrder: 0,
      stepMs: 10_000,
      irregularShare: 0,
      gaps: [],
      coverage: 1,
      constant: false,
      ageMs: 0,
      stale: false,
      counter: false,
      resets: 0,
    });
  });

  it('finds gaps inside and at both ends, missing values included', () => {
    const quality = seriesQuality(series([30_000, 40_000, 50_000, 60_000, 80_000], [1, 2, NaN, NaN, 3]), range);
    expect(quality.stepMs).toBe(10_000);
    expect(quality.missing).toBe(2);
    expect(quality.gaps).toEqual([
      { fromMs: 0, toMs: 30_000, missing: 3 },
      { fromMs: 40_000, toMs: 80_000, missing: 3 },
      { fromMs: 80_000, toMs: 100_000, missing: 2 },
    ]);
    expect(quality.coverage).toBeCloseTo(3 / 11, 12);
  });

  it('counts duplicates, disorder and infinite values', () => {
    const quality = seriesQuality(series([0, 20_000, 10_000, 20_000, 30_000], [1, 2, Infinity, 2, 5]), range);
    expect(quality.duplicates).toBe(1);
    expect(quality.outOfOrder).toBe(1);
    expect(quality.infinite).toBe(1);
    expect(quality.gaps).toEqual([{ fromMs: 30_000, toMs: 100_000, missing: 7 }]);
  });

  it('measures an irregular step', () => {
    const times = [0, 10_000, 20_000, 26_000, 36_000];
    expect(seriesQuality(series(times, [1, 2, 3, 4, 5]), { fromMs: 0, toMs: 36_000 }).irregularShare).toBe(0.25);
  });

  it('calls a series stale five steps after its last sample, or as it is told', () => {
    const early = series([0, 10_000, 20_000, 30_000], [1, 2, 3, 4]);
    expect(seriesQuality(early, range)).toMatchObject({ ageMs: 70_000, stale: true });
    expect(seriesQuality(early, { ...range, staleAfterMs: 100_000 }).stale).toBe(false);
    expect(seriesQuality(early, { ...range, toMs: 70_000 }).stale).toBe(false);
  });

  it('knows a constant from a single value', () => {
    expect(seriesQuality(series([0, 10_000], [5, 5]), range).constant).toBe(true);
    expect(seriesQuality(series([0], [5]), range).constant).toBe(false);
  });

  it('counts the restarts of a counter', () => {
    const times = Array.from({ length: 40 }, (_, i) => 1000 * i);
    const counter = times.map((_, i) => (i % 20) * 7);
    expect(seriesQuality(series(times, counter), range)).toMatchObject({ counter: true, resets: 1 });
  });

  it('leaves samples outside the range out', () => {
    expect(seriesQuality(series([-10_000, 0, 200_000], [1, 2, 3]), range).samples).toBe(1);
  });

  it('says of an empty series that all is missing', () => {
    const quality = seriesQuality(series([], []), { ...range, stepMs: 10_000 });
    expect(quality).toMatchObject({ samples: 0, coverage: 0, stale: true, ageMs: Infinity, constant: false });
    expect(quality.gaps).toEqual([{ fromMs: 0, toMs: 100_000, missing: 11 }]);
    expect(seriesQuality(series([], []), range).stepMs).toBeNaN();
  });
});
