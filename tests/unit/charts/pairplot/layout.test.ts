import { describe, expect, it } from 'vitest';
import { layoutPairplot } from '../../../../src/charts/pairplot/layout';
import {
  type PairplotOptions,
  type PairplotSamples,
  type PairplotVariable,
} from '../../../../src/charts/pairplot/pairplotData';
import { type PairplotSummaryOptions, summarisePairplot } from '../../../../src/charts/pairplot/pairplotSummary';
import { pairplotAt, samplesWithin, stepPairplot } from '../../../../src/charts/pairplot/pairplotAt';
import { kernelDensity } from '../../../../src/core/statistics/densities/kernelDensity';
import { seededRandom } from '../../../../src/core/random';
import { fixedWidthText } from '../fixedWidthText';

const count = 30;
const rising = Float64Array.from({ length: count }, (_, i) => i);
const wavy = Float64Array.from({ length: count }, (_, i) => Math.sin(i) + (i === 7 ? Number.NaN : 0));
const falling = Float64Array.from({ length: count }, (_, i) => 100 - 2 * i);
const variable = (name: string, values: Float64Array): PairplotVariable & PairplotSamples['variables'][number] => ({
  name,
  values,
  min: null,
  max: null,
  format: (value: number) => value.toFixed(1),
});
type Options = PairplotOptions & PairplotSummaryOptions;
type Samples = Omit<PairplotSamples, 'variables'> & { variables: Array<ReturnType<typeof variable>> };
const data: Samples = {
  variables: [variable('rising', rising), variable('wavy', wavy), variable('falling', falling)],
  groups: new Int32Array(count),
  groupCount: 1,
};
const options: Options = {
  isCorner: true,
  kind: 'points',
  diagonal: 'density',
  showRegression: true,
  showCorrelation: true,
  rightSpace: 0,
  fontSize: 10,
  cellWidth: 150,
  cellHeight: 120,
};
const layout = (changes: Partial<Options> = {}, of: Partial<Samples> = {}) => {
  const samples = { ...data, ...of };
  const wanted = { ...options, ...changes };
  return layoutPairplot(samples, summarisePairplot(samples, wanted), wanted, 600, 500, fixedWidthText);
};
const cellOf = (of: ReturnType<typeof layout>, row: number, column: number) =>
  of.cells.find((cell) => cell.row === row && cell.column === column);

describe('pairplot layout', () => {
  it('has the cells on and below the diagonal, or all', () => {
    expect(layout().cells).toHaveLength(6);
    expect(layout({ isCorner: false }).cells).toHaveLength(9);
    expect(cellOf(layout(), 0, 1)).toBeUndefined();
  });

  it('keeps every sample within its cell and one column of pixels for a variable in all rows', () => {
    const of = layout({ isCorner: false });
    for (const { row, column, bounds } of of.cells) {
      of.x[column]?.forEach((x, sample) => {
        if (sample !== 7) {
          expect(x).toBeGreaterThan(bounds.x);
          expect(x).toBeLessThan(bounds.x + bounds.width);
          expect(of.y[row]?.[sample]).toBeGreaterThan(bounds.y);
          expect(of.y[row]?.[sample]).toBeLessThan(bounds.y + bounds.height);
        }
      });
    }
    expect(of.y[1]?.[7]).toBeNaN();
  });

  it('draws the regression line through the points of a straight line, with its r', () => {
    const of = layout();
    const cell = cellOf(of, 2, 0);
    expect(cell?.fit?.slope).toBeCloseTo(-2);
    expect(cell?.fit?.r).toBeCloseTo(-1);
    expect(cell?.note?.text).toBe('r = -1.00');
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cell?.fitLine ?? [];
    const at = y1 + ((y2 - y1) * ((of.x[0]?.[10] ?? 0) - x1)) / (x2 - x1);
    expect(at).toBeCloseTo(of.y[2]?.[10] ?? 0, 6);
  });

  it('keeps the texts below neighbouring columns apart', () => {
    const samples = summarisePairplot(data, options);
    for (let width = 250; width < 700; width += 10) {
      const { ticks, area } = layoutPairplot(data, samples, options, width, 500, fixedWidthText);
      const below = ticks.filter(({ y }) => y > area.y + area.height).sort((a, b) => a.x - b.x);
      const half = (text = '') => fixedWidthText(text, options.fontSize) / 2;
      const gaps = below
        .slice(1)
        .map((tick, i) => tick.x - half(tick.text) - (below[i]?.x ?? 0) - half(below[i]?.text));
      expect(below.length).toBeGreaterThan(2);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
    }
  });

  it('never writes a zero correlation with a sign', () => {
    const even = Float64Array.from({ length: 5 }, (_, i) => i - 2);
    const square = even.map((value) => -value * value - value * 1e-9);
    const of = layout({}, { variables: [variable('a', even), variable('b', square)], groups: new Int32Array(5) });
    expect(cellOf(of, 1, 0)?.note?.text).toBe('r = 0.00');
  });

  it('stands the density on the foot of its cell, as high as the estimate is', () => {
    const cell = cellOf(layout(), 0, 0);
    const outline = cell?.shapes[0]?.outline ?? new Float64Array();
    const foot = (cell?.bounds.y ?? 0) + (cell?.bounds.height ?? 0);
    const { density = new Float64Array() } = kernelDensity(rising, { cut: 3 }) ?? {};
    const heights = Array.from({ length: 100 }, (_, i) => foot - (outline[2 * i + 3] ?? 0));
    const peak = Math.max(...heights);
    expect(outline[1]).toBe(foot);
    heights.forEach((height, i) => {
      expect(height / peak).toBeCloseTo((density[i] ?? 0) / Math.max(...density), 9);
    });
  });

  it('lets the density run out to its ends within its cell', () => {
    const of = layout({ isCorner: false });
    for (const { row, column, bounds, shapes } of of.cells) {
      for (const { outline } of row === column ? shapes : []) {
        const xs = outline.filter((_, i) => i % 2 === 0);
        expect(Math.min(...xs)).toBeGreaterThan(bounds.x);
        expect(Math.max(...xs)).toBeLessThan(bounds.x + bounds.width);
      }
    }
    expect(of.cells.filter(({ shapes }) => shapes.length > 0)).toHaveLength(3);
  });

  it('draws the regression line past the samples, but not as far as the tails', () => {
    const cell = cellOf(layout(), 1, 0);
    const [x1 = 0, , x2 = 0] = cell?.fitLine ?? [];
    const xs = layout().x[0] ?? [];
    const { x = 0, width = 0 } = cell?.bounds ?? {};
    expect([x1 > x + 0.1 * width, x1 < (xs[0] ?? 0), x2 > (xs[29] ?? 0), x2 < x + 0.9 * width]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('weights densities by the size of their groups', () => {
    const groups = Int32Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 0 : 1));
    const [small, large] = cellOf(layout({}, { groups, groupCount: 2 }), 0, 0)?.shapes ?? [];
    const height = (outline: Float64Array = new Float64Array()) =>
      (outline[1] ?? 0) - outline.reduce((least, value, i) => (i % 2 === 1 ? Math.min(least, value) : least), Infinity);
    expect(height(large?.outline)).toBeGreaterThan(1.5 * height(small?.outline));
  });

  it('leaves samples of hidden groups out of lines and distributions', () => {
    const groups = Int32Array.from({ length: count }, (_, i) => (i < 2 ? 0 : -1));
    expect(cellOf(layout({}, { groups }), 2, 0)?.fit?.count).toBe(2);
  });

  it('moves hexagons and contours with their cell when that has another size by now', () => {
    const dense = { kind: 'hexagons', cellWidth: 300, cellHeight: 300 } as const;
    const { hexagons, bounds } = cellOf(layout(dense), 2, 0) ?? {};
    const centres = Array.from(hexagons?.centres ?? []);
    const margin = hexagons?.radius ?? 0;
    expect(centres.length).toBeGreaterThan(20);
    centres.forEach((position, i) => {
      const [from, size] = i % 2 === 0 ? [bounds?.x, bounds?.width] : [bounds?.y, bounds?.height];
      expect(position).toBeGreaterThan((from ?? 0) - margin);
      expect(position).toBeLessThan((from ?? 0) + (size ?? 0) + margin);
    });
    // A falling line goes from the upper left to the lower right.
    const byX = centres.flatMap((x, i) => (i % 2 === 0 ? [[x, centres[i + 1] ?? 0] as const] : []));
    byX.sort(([a], [b]) => a - b);
    expect(byX[0]?.[1]).toBeLessThan(byX[byX.length - 1]?.[1] ?? 0);
  });

  it('draws contours around the samples, higher values higher up', () => {
    const random = seededRandom(5);
    const x = Float64Array.from({ length: 400 }, random);
    const y = x.map((value) => value + 0.1 * random());
    const of = layout(
      { kind: 'contours' },
      { variables: [variable('x', x), variable('y', y)], groups: new Int32Array(400) }
    );
    const { contours = [], bounds } = cellOf(of, 1, 0) ?? {};
    const segments = Array.from(contours[0]?.segments ?? []);
    const left = segments.filter(
      (_, i) => i % 2 === 1 && (segments[i - 1] ?? 0) < (bounds?.x ?? 0) + 0.3 * (bounds?.width ?? 0)
    );
    expect(Math.min(...left)).toBeGreaterThan((bounds?.y ?? 0) + 0.5 * (bounds?.height ?? 0));
  });

  it('leaves a note out where it would take much of a cell and hide samples, and a number of the axis where it would be cut', () => {
    const random = seededRandom(3);
    const cloud = () => Float64Array.from({ length: 500 }, () => 1e9 * random());
    const clouds = { variables: [variable('a', cloud()), variable('b', cloud())], groups: new Int32Array(500) };
    const summary = summarisePairplot({ ...data, ...clouds }, options);
    const at = (width: number) => layoutPairplot({ ...data, ...clouds }, summary, options, width, 300, fixedWidthText);
    const noteIn = (of: ReturnType<typeof at>) => of.cells.find(({ row, column }) => row === 1 && column === 0)?.note;
    expect(noteIn(at(500))?.text).toMatch(/^r = /);
    expect(noteIn(at(170))).toBeNull();
    expect(at(170).ticks.filter(({ text }) => text.includes('…'))).toEqual([]);
  });

  it('has no line, no band and no note for a constant variable', () => {
    const constant = variable('constant', new Float64Array(count).fill(5));
    const of = layout({}, { variables: [constant, variable('wavy', wavy)] });
    const cell = cellOf(of, 1, 0);
    expect([cell?.fit, cell?.fitLine, cell?.note]).toEqual([null, null, null]);
    expect(cellOf(of, 0, 0)?.shapes).toEqual([]);
  });
});

describe('finding cells and samples', () => {
  const of = layout();

  it('finds the sample under the pointer, its cell beside samples, nothing between cells', () => {
    const x = of.x[0]?.[12] ?? 0;
    const y = of.y[2]?.[12] ?? 0;
    expect(pairplotAt(of, x + 1, y, () => true)).toEqual({ row: 2, column: 0, sample: 12 });
    expect(pairplotAt(of, x + 1, y, () => false)).toEqual({ row: 2, column: 0, sample: null });
    const bounds = cellOf(of, 1, 0)?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(pairplotAt(of, bounds.x + bounds.width + 4, bounds.y + 5, () => true)).toBeNull();
  });

  it('walks through the cells of the corner and stops at its edges', () => {
    expect(stepPairplot(of, null, 'ArrowDown')).toEqual({ row: 0, column: 0, sample: null });
    expect(stepPairplot(of, { row: 0, column: 0, sample: null }, 'ArrowDown')?.row).toBe(1);
    expect(stepPairplot(of, { row: 0, column: 0, sample: null }, 'ArrowRight')).toBeNull();
    expect(stepPairplot(of, null, 'End')).toEqual({ row: 2, column: 2, sample: null });
    expect(stepPairplot(of, null, 'x')).toBeNull();
  });

  it('selects the samples in a rectangle, on the diagonal by the horizontal alone', () => {
    const brush = { x: (of.x[0]?.[3] ?? 0) - 1, y: 0, width: (of.x[0]?.[5] ?? 0) - (of.x[0]?.[3] ?? 0) + 2, height: 1 };
    expect(samplesWithin(of, { row: 0, column: 0 }, brush).reduce((sum, one) => sum + one, 0)).toBe(3);
    expect(samplesWithin(of, { row: 2, column: 0 }, brush).reduce((sum, one) => sum + one, 0)).toBe(0);
    const tall = { ...brush, y: of.y[2]?.[3] ?? 0, height: (of.y[2]?.[4] ?? 0) - (of.y[2]?.[3] ?? 0) };
    expect(Array.from(samplesWithin(of, { row: 2, column: 0 }, tall)).flatMap((one, i) => (one ? [i] : []))).toEqual([
      3, 4,
    ]);
  });
});
