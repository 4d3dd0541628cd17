import { describe, expect, it } from 'vitest';
import { RangeView } from '../../../../src/core/detectors/ensemble/rangeView';
import { RelationView } from '../../../../src/core/detectors/ensemble/relationView';
import { seededRandom } from '../../../../src/core/random';
import { normalQuantile } from '../../../../src/core/statistics/distributions/normalDistribution';

/** Rows of two columns, flat. */
function rowsOf(count: number, at: (row: number) => readonly [number, number]): Float64Array {
  return Float64Array.from(Array.from({ length: count }, (_, row) => at(row)).flat());
}

const between = (row: number): readonly [number, number] => (row % 2 === 0 ? [1, -1] : [-1, 1]);
const inside = Float64Array.of(0.5, -0.5);

describe('the ranges that columns had in the training', () => {
  it('are left by so many standard deviations of the mean column, averaged over ten rows', () => {
    const view = new RangeView(rowsOf(2000, between), 2);
    expect(view.push(Float64Array.of(3, 0))).toBeCloseTo(1 / 0.02, 10);
    expect([...view.terms]).toEqual([2, 0]);
    const later = Array.from({ length: 10 }, () => view.push(inside));
    expect(later[0]).toBeCloseTo(0.5 / 0.02, 10);
    expect(later[8]).toBeCloseTo(0.1 / 0.02, 10);
    expect(later[9]).toBe(0);
  });

  it('are left on either side', () => {
    const view = new RangeView(rowsOf(2000, between), 2);
    expect(view.push(Float64Array.of(0, -2))).toBeCloseTo(0.5 / 0.02, 10);
    expect([...view.terms]).toEqual([0, 1]);
  });

  it('are measured by what one half of the training leaves those of the other by', () => {
    // The second column is 3 higher in the later half.
    const wandering = rowsOf(2000, (row) => (row < 1000 ? between(row) : [between(row)[0], between(row)[1] + 3]));
    const view = new RangeView(wandering, 2);
    // Half of its rows are at 2, half at 4 where 1 was the highest: (1 + 3) / 2, of two columns.
    expect(view.push(Float64Array.of(0, 6))).toBeCloseTo(1 / 1, 10);
  });

  it('are not known from fewer than a thousand rows', () => {
    expect(new RangeView(rowsOf(999, between), 2).push(Float64Array.of(9, 9))).toBe(0);
  });
});

describe('relations between columns', () => {
  const random = seededRandom(5);
  const normal = (): number => normalQuantile(1e-9 + (1 - 2e-9) * random());
  const normals = rowsOf(20_000, () => [normal(), normal()]);
  /** The tolerance at which a row counts. */
  const tolerance = 1.5;

  it('are broken by a row of six standard deviations, and not by what comes once in ten thousand rows', () => {
    const view = new RelationView(normals, 2);
    expect(view.score(Float64Array.of(6, 0))).toBeGreaterThan(tolerance);
    // χ² of two columns: 18.4 at 1 in 10 000.
    expect(view.score(Float64Array.of(Math.sqrt(18.4), 0))).toBeLessThan(tolerance);
  });

  it('count for less where rows of the training often break them by far', () => {
    const heavy = normals.map((value, i) => (Math.floor(i / 2) % 500 === 0 ? 6 * value : value));
    const view = new RelationView(heavy, 2);
    expect(view.score(Float64Array.of(12, 0))).toBeLessThan(tolerance);
    expect(view.score(Float64Array.of(60, 0))).toBeGreaterThan(tolerance);
  });
});
