import { describe, expect, it } from 'vitest';
import { featureNames } from '../../../../src/core/clustering/features/featureNames';
import { seriesFeatures } from '../../../../src/core/clustering/features/seriesFeatures';
import { seededRandom } from '../../../../src/core/random';
import { type SeriesMatrix } from '../../../../src/core/series/seriesMatrix';

const stepMs = 60_000;

function matrixOf(...series: ReadonlyArray<(t: number) => number>): SeriesMatrix {
  const length = 600;
  return {
    stepMs,
    times: Float64Array.from({ length }, (_, t) => t * stepMs),
    series: series.map((_, i) => ({ name: `s${i}`, labels: {}, inputRefId: 'A' })),
    values: Float64Array.from({ length: length * series.length }, (_, i) =>
      (series[Math.floor(i / length)] ?? (() => NaN))(i % length)
    ),
  };
}

function feature(matrix: SeriesMatrix, row: number, name: (typeof featureNames)[number], periodMs?: number): number {
  const { values, columns } = seriesFeatures(matrix, periodMs);
  return values[row * columns + featureNames.indexOf(name)] ?? NaN;
}

describe('seriesFeatures', () => {
  it('describes a straight line by its mean, quantiles and change', () => {
    const line = matrixOf((t) => 5 + t);
    expect(feature(line, 0, 'mean')).toBeCloseTo(304.5, 10);
    expect(feature(line, 0, 'p50')).toBeCloseTo(304.5, 10);
    expect(feature(line, 0, 'p99')).toBeCloseTo(598.01, 10);
    expect(feature(line, 0, 'spread')).toBeCloseTo(299.5, 10);
    expect(feature(line, 0, 'trend')).toBeCloseTo(599, 8);
    expect(feature(line, 0, 'seasonality')).toBe(0);
    expect(feature(line, 0, 'spikes')).toBe(0);
  });

  it('tells a wave from noise, at a known period and without one', () => {
    const random = seededRandom(4);
    const matrix = matrixOf(
      (t) => Math.sin((2 * Math.PI * t) / 60) + 0.1 * random(),
      () => random()
    );
    expect(feature(matrix, 0, 'seasonality')).toBeGreaterThan(0.95);
    expect(feature(matrix, 1, 'seasonality')).toBeLessThan(0.4);
    expect(feature(matrix, 0, 'seasonality', 60 * stepMs)).toBeGreaterThan(0.95);
    expect(feature(matrix, 0, 'seasonality', 30 * stepMs)).toBe(0);
    expect(feature(matrix, 1, 'seasonality', 60 * stepMs)).toBeLessThan(0.15);
  });

  it('is not misled by a trend under a wave', () => {
    const matrix = matrixOf((t) => 3 * t + 200 * Math.sin((2 * Math.PI * t) / 50));
    expect(feature(matrix, 0, 'seasonality', 50 * stepMs)).toBeGreaterThan(0.95);
    expect(feature(matrix, 0, 'trend')).toBeGreaterThan(1600);
  });

  it('counts spikes, also over a constant level', () => {
    const random = seededRandom(6);
    const matrix = matrixOf(
      (t) => random() + (t % 100 === 7 ? 50 : 0),
      (t) => (t % 200 === 7 ? 9 : 1)
    );
    expect(feature(matrix, 0, 'spikes')).toBeCloseTo(6 / 600, 10);
    expect(feature(matrix, 1, 'spikes')).toBeCloseTo(3 / 600, 10);
  });

  it('leaves missing values out, and has none for a series without any', () => {
    const matrix = matrixOf(
      (t) => (t % 3 === 0 ? NaN : t),
      () => NaN
    );
    expect(feature(matrix, 0, 'trend')).toBeCloseTo(599, 8);
    expect(featureNames.map((name) => feature(matrix, 1, name))).toEqual(featureNames.map(() => NaN));
  });
});
