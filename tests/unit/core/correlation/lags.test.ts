import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lagScan } from '../../../../src/core/correlation/lagScan';
import { lagScans } from '../../../../src/core/correlation/lagScans';
import { pearson } from '../../../../src/core/correlation/pearson';
import { relatedSeries } from '../../../../src/core/correlation/relatedSeries';
import { seededRandom } from '../../../../src/core/random';
import { type SeriesMatrix } from '../../../../src/core/series/seriesMatrix';

const random = seededRandom(31);
const noise = Float64Array.from({ length: 400 }, random);

/** 200 points of the noise, `lag` samples late. */
function late(lag: number): Float64Array {
  return noise.slice(100 - lag, 300 - lag);
}

describe('lagScan', () => {
  it('finds the lag of a shifted series exactly: positive where the series follows the target', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (lag) => {
        const { peak } = lagScan(late(0), late(lag), 60);
        expect(peak?.lag).toBe(lag);
        expect(peak?.r).toBeCloseTo(1, 12);
        expect(peak?.count).toBe(200 - Math.abs(lag));
      })
    );
  });

  it('finds it for series that move against the target, too', () => {
    const { peak } = lagScan(
      late(0),
      late(7).map((value) => 1e9 - value),
      20
    );
    expect(peak?.lag).toBe(7);
    expect(peak?.r).toBeCloseTo(-1, 6);
  });

  it('holds the coefficient of every lag over its joined points, with and without gaps', () => {
    const gapped = late(5).map((value, i) => (i % 6 === 0 || (i > 60 && i < 80) ? NaN : value));
    for (const series of [late(3), gapped]) {
      const target = late(0);
      const { coefficients, counts } = lagScan(target, series, 12);
      for (let lag = -12; lag <= 12; lag++) {
        const x = target.slice(Math.max(0, -lag), 200 - Math.max(0, lag));
        const y = series.slice(Math.max(0, lag), 200 + Math.min(0, lag));
        expect(coefficients[lag + 12]).toBeCloseTo(pearson(x, y), 12);
        expect(counts[lag + 12]).toBe(y.filter((value) => !Number.isNaN(value)).length);
      }
    }
  });

  it('prefers the lag nearest to 0 among equals', () => {
    const cycle = Array.from({ length: 120 }, (_, i) => Math.sin((2 * Math.PI * i) / 10));
    expect(lagScan(cycle, cycle, 30).peak?.lag).toBe(0);
  });

  it('has no coefficient over too few points, for a constant, and beyond the series', () => {
    expect(lagScan([1, 2, 3, 4], [1, 2, 3, 4], 2).peak).toBeUndefined();
    expect(lagScan(late(0), new Float64Array(200).fill(3), 5).peak).toBeUndefined();
    const wide = lagScan(late(0), late(0), 250);
    expect(wide.coefficients[0]).toBeNaN();
    expect(wide.counts[0]).toBe(0);
    expect(wide.peak?.lag).toBe(0);
  });

  it('keeps the overlap when the series begins before the target', () => {
    // 30 samples more at both ends, 12 late.
    const [scan] = lagScans(late(0), [noise.slice(58, 318)], 30, undefined, 30);
    expect(scan?.peak?.lag).toBe(12);
    expect(scan?.counts.every((count) => count === 200)).toBe(true);
  });
});

describe('lagScans', () => {
  it('gives every coefficient to 1e-12, whatever the series look like and hold', () => {
    const length = 150;
    const kinds: Array<(t: number) => number> = [
      random,
      (t) => (t < 75 ? 0 : 1e6) + random(),
      (t) => (t === 148 ? 1e9 : random()),
      () => (random() < 0.3 ? NaN : 1e7 + random()),
      (t) => (t > 20 && t < 120 ? NaN : random()),
      (t) => (t < 100 ? 5 : 5 + random()),
      (t) => (t === 3 ? Infinity : random()),
      () => 4,
      () => NaN,
      (t) => (t % 7 === 0 ? NaN : 1e-160 * random()),
    ];
    const rows = [...kinds, ...kinds].map((kind) => Float64Array.from({ length }, (_, t) => kind(t)));
    for (const target of rows) {
      lagScans(target, rows, 40, 2).forEach(({ coefficients, counts }, i) => {
        const series = rows[i] ?? target;
        const isUsable = [target, series].every((row) => !row.includes(Infinity));
        for (let lag = -40; lag <= 40; lag++) {
          const x = target.slice(Math.max(0, -lag), length - Math.max(0, lag));
          const y = series.slice(Math.max(0, lag), length + Math.min(0, lag));
          const joined = x.filter((value, t) => value === value && !Number.isNaN(y[t])).length;
          expect(counts[lag + 40]).toBe(joined);
          expectWithin(coefficients[lag + 40], isUsable ? pearson(x, y) : NaN, 1e-12);
        }
      });
    }
  });

  it('takes any number of series and refuses such as differ in length', () => {
    expect(lagScans(late(0), [], 5)).toEqual([]);
    const many = Array.from({ length: 150 }, (_, i) => late((i % 11) - 5));
    expect(lagScans(late(0), many, 8).map(({ peak }) => peak?.lag)).toEqual(many.map((_, i) => (i % 11) - 5));
    expect(() => lagScans(late(0), [late(0), late(0).slice(1)], 5)).toThrow('one length');
  });
});

function expectWithin(actual: number | undefined, expected: number, tolerance: number): void {
  if (!Object.is(actual, expected)) {
    expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(tolerance);
  }
}

describe('relatedSeries', () => {
  const stepMs = 15_000;
  const rows = [
    late(0),
    late(4),
    late(-2).map((value) => 5 - value),
    noise.slice(200, 400),
    new Float64Array(200).fill(1),
  ];
  const matrix: SeriesMatrix = {
    times: Float64Array.from({ length: 200 }, (_, i) => stepMs * i),
    stepMs,
    series: rows.map((_, i) => ({ name: `series ${i}`, labels: {}, inputRefId: 'A' })),
    values: Float64Array.from(rows.flatMap((row) => [...row])),
  };

  it('ranks by strength and says who leads', () => {
    const ranking = relatedSeries(matrix, 0, { maxLagMs: 10 * stepMs });
    expect(ranking.map(({ index }) => index).slice(2)).toEqual([3, 4]);
    const byIndex = new Map(ranking.map((relation) => [relation.index, relation]));
    expect(byIndex.get(1)).toMatchObject({ lagMs: 4 * stepMs, direction: 'same', strong: true });
    expect(byIndex.get(2)).toMatchObject({ lagMs: -2 * stepMs, direction: 'opposite', strong: true });
    expect(byIndex.get(1)?.q).toBeLessThan(1e-6);
    expect(byIndex.get(3)?.strong).toBe(false);
    expect(byIndex.get(3)?.p).toBeGreaterThan(0.01);
    expect(byIndex.get(4)).toMatchObject({ r: NaN, p: NaN, direction: undefined, strong: false });
  });

  it('compares the same time only when no lag is asked for', () => {
    const [best] = relatedSeries(matrix, 0);
    expect(best?.lagMs).toBe(0);
    expect(best?.r).toBe(best?.rAtOnce);
  });

  it('looks at the window around the time only', () => {
    const broken = matrix.values.slice();
    // Series 3 is the target for the first quarter hour, and noise after.
    broken.set(late(0).subarray(0, 61), 3 * 200);
    const around = { aroundMs: 30 * stepMs, halfWidthMs: 30 * stepMs };
    const [best] = relatedSeries({ ...matrix, values: broken }, 0, around);
    expect(best).toMatchObject({ index: 3, count: 61, strong: true });
    expect(best?.r).toBeCloseTo(1, 12);
  });

  it('does not call the strongest of many lags of noise significant', () => {
    const results = Array.from({ length: 40 }, () => {
      const values = Float64Array.from({ length: 400 }, random);
      const pair = { ...matrix, series: matrix.series.slice(0, 2), values };
      return relatedSeries(pair, 0, { maxLagMs: 40 * stepMs })[0]?.p ?? NaN;
    });
    expect(results.filter((p) => p < 0.05).length).toBeLessThan(8);
  });

  it('ranks by ranks on request', () => {
    const curved = { ...matrix, values: matrix.values.map((value, i) => (i < 200 ? value : Math.exp(9 * value))) };
    const [best] = relatedSeries(curved, 0, { method: 'spearman', maxLagMs: 10 * stepMs });
    expect(Math.abs(best?.r ?? NaN)).toBeCloseTo(1, 2);
  });
});
