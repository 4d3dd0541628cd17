import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { condensedDistances } from '../../src/core/clustering/distances/condensedDistances';
import { copheneticDistances } from '../../src/core/clustering/trees/copheneticDistances';
import { cutByCount } from '../../src/core/clustering/trees/cutByCount';
import { cutByHeight } from '../../src/core/clustering/trees/cutByHeight';
import { dendrogramLayout } from '../../src/core/clustering/trees/dendrogramLayout';
import { linkage } from '../../src/core/clustering/trees/linkage';
import { expectAllClose, expectClose } from './expectClose';
import { goldenMatrix, goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const dendrogram = z.object({
  threshold: goldenNumber,
  leaves: goldenNumbers,
  ivl: z.array(z.string()),
  color_list: z.array(z.string()),
  leaves_color_list: z.array(z.string()),
  icoord: goldenMatrix,
  dcoord: goldenMatrix,
});

const tree = z.object({
  Z: goldenMatrix,
  cophenetic: goldenNumber,
  dendrogram_t: dendrogram.optional(),
  dendrogram_default: dendrogram.optional(),
  fcluster_distance: goldenNumbers.optional(),
  fcluster_max3: goldenNumbers.optional(),
});

const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        X: goldenMatrix,
        labels: z.array(goldenNumber).nullable(),
        methods: z.partialRecord(
          z.enum(['ward', 'single', 'complete', 'average', 'weighted', 'centroid', 'median']),
          tree
        ),
      })
    ),
  })
  .parse(readGolden('hierarchical.json'));

const methods = ['ward', 'single', 'complete', 'average', 'weighted', 'centroid', 'median'] as const;
const relative = { relative: 1e-9 };

describe.each(golden.cases)('hierarchy of $name', ({ X, labels, methods: trees }) => {
  const distances = condensedDistances(Float64Array.from(X.flat()), X.length, X[0]?.length ?? 0, 'euclidean');

  it.each(methods.filter((method) => trees[method] !== undefined))('%s', (method) => {
    const expected = tree.parse(trees[method]);
    const ours = linkage(distances, method);
    const rows = Array.from(expected.Z, (_, k) => Array.from(ours.merges.subarray(4 * k, 4 * k + 4)));
    expect(rows.map(([a, b, , count]) => [a, b, count])).toEqual(expected.Z.map(([a, b, , count]) => [a, b, count]));
    expectAllClose(
      rows.map((row) => row[2] ?? NaN),
      expected.Z.map((row) => row[2] ?? NaN),
      relative,
      'heights'
    );
    if (!Number.isNaN(expected.cophenetic)) {
      const correlation = pearson(copheneticDistances(ours), distances);
      expectClose(correlation, expected.cophenetic, relative, 'cophenetic correlation');
    }
    if (expected.fcluster_max3) {
      expect(Array.from(cutByCount(ours, 3))).toEqual(expected.fcluster_max3);
    }
    if (expected.dendrogram_t && expected.fcluster_distance) {
      expect(Array.from(cutByHeight(ours, expected.dendrogram_t.threshold))).toEqual(expected.fcluster_distance);
    }
    for (const [drawing, options] of [
      [expected.dendrogram_default, {}],
      [expected.dendrogram_t, { colorThreshold: expected.dendrogram_t?.threshold ?? 0 }],
    ] as const) {
      if (drawing === undefined) {
        continue;
      }
      const layout = dendrogramLayout(ours, options);
      expectClose(layout.colorThreshold, drawing.threshold, relative, 'threshold');
      expect(Array.from(layout.leaves)).toEqual(drawing.leaves);
      expect(Array.from(layout.leaves, (leaf) => String(labels?.[leaf] ?? leaf))).toEqual(drawing.ivl);
      expect(Array.from(layout.linkColors, (color) => `C${color}`)).toEqual(drawing.color_list);
      expect(Array.from(layout.leafColors, (color) => `C${color}`)).toEqual(drawing.leaves_color_list);
      expect(Array.from(layout.linkX)).toEqual(drawing.icoord.flat());
      expectAllClose(layout.linkY, drawing.dcoord.flat(), relative, 'dcoord');
    }
  });
});

function pearson(a: Float64Array, b: Float64Array): number {
  const meanA = a.reduce((sum, v) => sum + v, 0) / a.length;
  const meanB = b.reduce((sum, v) => sum + v, 0) / b.length;
  const product = (x: Float64Array, meanX: number, y: Float64Array, meanY: number): number =>
    x.reduce((sum, v, i) => sum + (v - meanX) * ((y[i] ?? NaN) - meanY), 0);
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}
