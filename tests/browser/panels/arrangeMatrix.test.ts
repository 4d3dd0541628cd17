import { describe, expect, it } from 'vitest';
import { arrangeMatrix } from '../../../src/panels/correlation/arrangeMatrix';
import { type MatrixResult } from '../../../src/panels/correlation/matrixResult';
import { defaultOptions } from '../../../src/panels/correlation/options';
import { rescaleCells } from '../../../src/panels/correlation/rescaleCells';

/** b and d move together, so do a and c. */
const coefficients: MatrixResult = {
  kind: 'correlation',
  method: 'pearson',
  rows: ['b', 'a', 'd', 'c'],
  columns: ['b', 'a', 'd', 'c'],
  values: Float64Array.of(1, 0.1, 0.9, 0, 0.1, 1, 0, 0.8, 0.9, 0, 1, -0.2, 0, 0.8, -0.2, 1),
  details: { p: Float64Array.of(0, 0.4, 0.001, 0.9, 0.4, 0, 0.9, 0.02, 0.001, 0.9, 0, 0.3, 0.9, 0.02, 0.3, 0) },
};

const values: MatrixResult = {
  kind: 'values',
  method: null,
  rows: ['x', 'y', 'z'],
  columns: ['1', '2'],
  values: Float64Array.of(1, 3, 50, 50, Number.NaN, 4),
  details: {},
};

describe('arrangeMatrix', () => {
  it('orders rows and columns alike, and their details with them', () => {
    const arranged = arrangeMatrix(coefficients, { ...defaultOptions, order: 'name' });
    expect(arranged.rows).toEqual(['a', 'b', 'c', 'd']);
    expect(Array.from(arranged.values.slice(0, 4))).toEqual([1, 0.1, 0.8, 0]);
    expect(arranged.details.p?.[2]).toBe(0.02);
  });

  it('clustered, what moves together stands together', () => {
    const { rows, rowTree, columnTree } = arrangeMatrix(coefficients, { ...defaultOptions, order: 'clustered' });
    const distance = (one: string, other: string) => Math.abs(rows.indexOf(one) - rows.indexOf(other));
    expect([distance('b', 'd'), distance('a', 'c')]).toEqual([1, 1]);
    expect(columnTree).toBe(rowTree);
  });

  it('hides a triangle, the diagonal, insignificant and weak pairs', () => {
    const hidden = (changes: object) =>
      Array.from(arrangeMatrix(coefficients, { ...defaultOptions, ...changes }).hidden ?? []);
    expect(hidden({ mask: 'upper' })).toEqual([0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(hidden({ mask: 'lower', hideDiagonal: true }).slice(0, 6)).toEqual([1, 0, 0, 0, 1, 1]);
    expect(hidden({ significance: 'p', alpha: 0.05 }).slice(0, 4)).toEqual([0, 1, 0, 1]);
    expect(hidden({ minStrength: 0.5 }).slice(0, 4)).toEqual([0, 1, 0, 1]);
    expect(hidden({})).toEqual([]);
  });

  it('clusters columns of values only when asked, and leaves missing values in place', () => {
    const rowsOnly = arrangeMatrix(values, { ...defaultOptions, order: 'clustered' });
    expect([rowsOnly.columns, rowsOnly.columnTree]).toEqual([['1', '2'], null]);
    const both = arrangeMatrix(values, { ...defaultOptions, order: 'clustered', clusterColumns: true });
    expect(both.columnTree?.leafCount).toBe(2);
    const z = both.rows.indexOf('z') * 2 + both.columns.indexOf('1');
    expect(both.values[z]).toBeNaN();
  });
});

describe('the range of an arranged matrix', () => {
  const range = (cells: number[]) =>
    arrangeMatrix(
      { ...values, rows: ['x'], columns: cells.map(String), values: Float64Array.from(cells) },
      defaultOptions
    ).range;
  const withOutlier = [Number.NaN, ...Array.from({ length: 100 }, (_, i) => i), 10_000];

  it('is that of the present values', () => {
    expect(range(withOutlier)).toEqual([0, 10_000]);
  });

  it('is unknown without values', () => {
    expect(range([Number.NaN])).toBeNull();
  });
});

describe('the times of columns', () => {
  it('are given as long as columns are in their order', () => {
    const timed = { ...values, columnTimes: Float64Array.of(0, 60_000) };
    const times = (changes: object) => arrangeMatrix(timed, { ...defaultOptions, ...changes }).columnTimes;
    expect(times({ order: 'clustered' })).toEqual(timed.columnTimes);
    expect(times({ order: 'clustered', clusterColumns: true })).toBeUndefined();
  });
});

describe('rescaleCells', () => {
  it('turns rows into deviations from their mean, and keeps the values', () => {
    const result = rescaleCells(values, 'rowDeviations');
    expect(Array.from(result.values.slice(0, 4))).toEqual(
      [-Math.SQRT1_2, Math.SQRT1_2, 0, 0].map((x) => expect.closeTo(x))
    );
    expect(result.details.raw?.[2]).toBe(50);
    expect(result.isRescaled).toBe(true);
  });

  it('turns columns into shares of their range, missing values left out', () => {
    const result = rescaleCells(values, 'columnRange');
    expect(Array.from(result.values)).toEqual([0, 0, 1, 1, Number.NaN, expect.closeTo(1 / 47)]);
  });

  it('does nothing to coefficients, or when not asked', () => {
    expect(rescaleCells(coefficients, 'rowRange')).toBe(coefficients);
    expect(rescaleCells(values, 'none')).toBe(values);
  });
});
