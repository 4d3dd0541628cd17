import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { condensedDistances } from '../../../../src/core/clustering/distances/condensedDistances';
import { type DistanceMetric, distanceMetrics } from '../../../../src/core/clustering/distances/distanceMetric';
import { rowLinkage } from '../../../../src/core/clustering/trees/rowLinkage';

/** scipy's distances, written by distances.py beside the file; null is NaN. */
const golden = z
  .object({
    power: z.number(),
    cases: z.array(
      z.object({
        name: z.string(),
        rows: z.array(z.array(z.number())),
        distances: z.partialRecord(z.enum(distanceMetrics), z.array(z.number().nullable())),
      })
    ),
  })
  .parse(JSON.parse(readFileSync('tests/fixtures/clustering/distances.json', 'utf8')));

const between = (metric: DistanceMetric, ...rows: number[][]) =>
  Array.from(condensedDistances(Float64Array.from(rows.flat()), rows.length, rows[0]?.length ?? 0, metric));

describe.each(golden.cases)('distances of rows: $name', ({ rows, distances }) => {
  it.each(distanceMetrics.filter((metric) => distances[metric] !== undefined))('%s as scipy', (metric) => {
    const data = Float64Array.from(rows.flat());
    const ours = condensedDistances(data, rows.length, rows[0]?.length ?? 0, metric, golden.power);
    const expected = distances[metric] ?? [];
    expect(ours).toHaveLength(expected.length);
    expected.forEach((value, pair) => {
      if (value === null) {
        expect(ours[pair]).toBeNaN();
      } else {
        expect(Math.abs((ours[pair] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
      }
    });
  });
});

describe('distances', () => {
  it('are compared with scipy in every metric', () => {
    const compared = new Set(golden.cases.flatMap(({ distances }) => Object.keys(distances)));
    expect(compared).toEqual(new Set(distanceMetrics));
  });

  it.each(distanceMetrics)('by %s are NaN where a value is missing', (metric) => {
    const distances = between(metric, [1, Number.NaN, 3], [2, 5, 1], [1, 1, 4], [3, 2, 2], [1, 0, 3]);
    expect(distances.slice(0, 4)).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('by Mahalanobis need more rows than columns', () => {
    expect(between('mahalanobis', [1, 2], [3, 5])).toEqual([NaN]);
  });

  it('by Jensen–Shannon need values that are not negative', () => {
    expect(between('jensenshannon', [1, -1], [2, 3])).toEqual([NaN]);
  });

  it('by Jensen–Shannon give no tree of partly negative values', () => {
    const rows = Float64Array.of(1, 2, 2, 1, -1, 3);
    expect(rowLinkage(rows, 3, 2, 'average', 'jensenshannon')).toBeUndefined();
    expect(rowLinkage(rows.map(Math.abs), 3, 2, 'average', 'jensenshannon')?.leafCount).toBe(3);
  });
});
