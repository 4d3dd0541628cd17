import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diagonalCurves } from '../../../../src/charts/pairplot/diagonalCurves';
import { histogramBars } from '../../../../src/charts/pairplot/histogramBars';

const numbers = z.array(z.number());

/** What seaborn draws on the diagonal of a pairplot, written by diagonals.py beside the file. */
const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        values: numbers,
        groups: numbers,
        densities: z.array(z.object({ values: numbers, density: numbers })),
        edges: numbers,
        counts: z.array(numbers),
      })
    ),
  })
  .parse(JSON.parse(readFileSync('tests/fixtures/charts/diagonals.json', 'utf8')));

describe.each(golden.cases)('the diagonal as seaborn draws it: $name', ({ values, groups, ...expected }) => {
  const data = Float64Array.from(values);
  const ofGroups = Int32Array.from(groups);
  const groupCount = expected.counts.length;

  it('has its densities, weighted by the size of the groups', () => {
    const curves = diagonalCurves('density', data, ofGroups, groupCount);
    const peak = Math.max(...expected.densities.flatMap(({ density }) => density));
    const ours = Math.max(...curves.flatMap(({ high }) => Array.from(high)));
    expect(curves).toHaveLength(groupCount);
    expected.densities.forEach((curve, group) => {
      curve.density.forEach((density, i) => {
        expect(curves[group]?.values[i]).toBeCloseTo(curve.values[i] ?? NaN, 9);
        expect((curves[group]?.high[i] ?? NaN) / ours).toBeCloseTo(density / peak, 9);
      });
    });
  });

  it('has the edges and the counts of its bars', () => {
    const { edges, counts } = histogramBars(data, ofGroups, groupCount);
    expect(edges).toHaveLength(expected.edges.length);
    expected.edges.forEach((edge, i) => expect(edges[i]).toBeCloseTo(edge, 9));
    expect(counts.map((ofGroup) => Array.from(ofGroup))).toEqual(expected.counts);
  });
});
