import { describe, expect, it } from 'vitest';
import { contourSegments, enclosingLevels } from '../../../../src/charts/pairplot/contourSegments';
import { densityGrid } from '../../../../src/charts/pairplot/densityGrid';
import { hexagonBins } from '../../../../src/charts/pairplot/hexagonBins';
import { histogramBars } from '../../../../src/charts/pairplot/histogramBars';
import { seededRandom } from '../../../../src/core/random';
import { kernelDensity2d } from '../../../../src/core/statistics/densities/kernelDensity2d';

const random = seededRandom(2);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const across = Float64Array.from({ length: 500 }, () => 0.5 + 0.1 * normal());
const upright = across.map((x) => 0.5 + 0.6 * (x - 0.5) + 0.08 * normal());
const all = () => true;

describe('densityGrid', () => {
  it('agrees with the exact estimate to two per cent of its peak', () => {
    const size = 60;
    const grid = densityGrid(across, upright, all, size);
    const exact = kernelDensity2d(across, upright);
    expect(grid).toBeDefined();
    const expected = Float64Array.from({ length: size * size }, (_, at) =>
      exact ? exact.at((at % size) / (size - 1), Math.floor(at / size) / (size - 1)) : Number.NaN
    );
    const peak = (values: Float64Array) => values.reduce((most, value) => Math.max(most, value), 0);
    const [scale, exactPeak] = [peak(grid?.density ?? new Float64Array()), peak(expected)];
    expected.forEach((value, at) => {
      expect(Math.abs((grid?.density[at] ?? Number.NaN) / scale - value / exactPeak)).toBeLessThan(0.02);
    });
  });

  it('is undefined for points on a line and for two points', () => {
    expect(densityGrid(across, across, all, 20)).toBeUndefined();
    expect(densityGrid(across, upright, (point) => point < 2, 20)).toBeUndefined();
  });
});

describe('contours', () => {
  /** A cone: its level lines are circles. */
  const size = 81;
  const cone = {
    size,
    density: Float64Array.from({ length: size * size }, (_, at) =>
      Math.max(0, 1 - Math.hypot((at % size) / (size - 1) - 0.5, Math.floor(at / size) / (size - 1) - 0.5) / 0.4)
    ),
  };

  it('lie where the density has their level, all the way round', () => {
    const segments = contourSegments(cone, 0.5);
    let length = 0;
    for (let i = 0; i < segments.length; i += 4) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = segments.subarray(i, i + 4);
      expect(Math.hypot(x1 - 0.5, y1 - 0.5)).toBeCloseTo(0.2, 2);
      length += Math.hypot(x2 - x1, y2 - y1);
    }
    expect(length).toBeCloseTo(2 * Math.PI * 0.2, 2);
  });

  it('splits a saddle into two lines that do not cross', () => {
    const saddle = { size: 2, density: Float64Array.of(1, 0, 0, 1) };
    expect(contourSegments(saddle, 0.4)).toHaveLength(8);
    const [low, high] = [contourSegments(saddle, 0.4), contourSegments(saddle, 0.6)];
    const touchesFirstCorner = (segments: Float64Array) =>
      [0, 4].some(
        (i) => (segments[i] === 0 || segments[i + 1] === 0) && (segments[i + 2] === 0 || segments[i + 3] === 0)
      );
    expect(touchesFirstCorner(high)).toBe(true);
    expect(touchesFirstCorner(low)).toBe(false);
  });

  it('enclose the share of the whole that they are asked for', () => {
    const [outer = 0, inner = 0] = enclosingLevels(cone, [0.9, 0.5]);
    const above = (level: number) =>
      cone.density.reduce((sum, value) => (value >= level ? sum + value : sum), 0) /
      cone.density.reduce((sum, value) => sum + value, 0);
    expect(above(outer)).toBeCloseTo(0.9, 2);
    expect(above(inner)).toBeCloseTo(0.5, 2);
  });
});

describe('hexagonBins', () => {
  const bounds = { x: 100, y: 50, width: 200, height: 150 };
  const x = Float64Array.from({ length: 3000 }, () => 100 + 200 * random());
  const y = Float64Array.from({ length: 3000 }, () => 50 + 150 * random());

  it('counts every point once, in a hexagon that it lies in', () => {
    const bins = hexagonBins(x, y, all, bounds, 8);
    expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(3000);
    const single = hexagonBins(x, y, (point) => point === 17, bounds, 8);
    const distance = Math.hypot((single.centres[0] ?? 0) - (x[17] ?? 0), (single.centres[1] ?? 0) - (y[17] ?? 0));
    expect(distance).toBeLessThanOrEqual(8);
  });

  it('gives each point to the nearest of all centres', () => {
    const { centres } = hexagonBins(x, y, all, bounds, 12);
    for (let point = 0; point < 100; point++) {
      const own = hexagonBins(x, y, (other) => other === point, bounds, 12).centres;
      const distanceTo = (cx = 0, cy = 0) => Math.hypot(cx - (x[point] ?? 0), cy - (y[point] ?? 0));
      for (let i = 0; i < centres.length; i += 2) {
        expect(distanceTo(centres[i], centres[i + 1])).toBeGreaterThanOrEqual(distanceTo(own[0], own[1]) - 1e-9);
      }
    }
  });

  it('leaves out what has no place or lies outside', () => {
    const none = hexagonBins(Float64Array.of(Number.NaN, 0), Float64Array.of(60, 60), all, bounds, 8);
    expect([none.counts.length, none.greatest]).toEqual([0, 0]);
  });
});

describe('histogramBars', () => {
  it('counts each group in bins of all, and stacks them', () => {
    const values = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, Number.NaN);
    const groups = Int32Array.of(0, 0, 0, 0, 1, 1, 1, -1, 0);
    const { edges, counts, greatest } = histogramBars(values, groups, 2);
    expect([edges[0], edges[edges.length - 1]]).toEqual([0, 6]);
    expect(counts.map((ofGroup) => ofGroup.reduce((sum, count) => sum + count, 0))).toEqual([4, 3]);
    const totals = Array.from(counts[0] ?? [], (count, bin) => count + (counts[1]?.[bin] ?? 0));
    expect(greatest).toBe(Math.max(...totals));
  });

  it('has at most sixty bins where an outlier asks for more, one for a constant, none without values', () => {
    const outlier = Float64Array.from({ length: 1000 }, (_, i) => (i === 0 ? 1e6 : i / 1000));
    expect(histogramBars(outlier, new Int32Array(1000), 1).counts[0]).toHaveLength(60);
    expect(histogramBars(new Float64Array(5).fill(3), new Int32Array(5), 1).counts[0]?.reduce((a, b) => a + b)).toBe(5);
    expect(histogramBars(Float64Array.of(Number.NaN), new Int32Array(1), 1).counts).toEqual([]);
  });
});
