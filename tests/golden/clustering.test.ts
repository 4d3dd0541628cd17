import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clusterCountCurve } from '../../src/core/clustering/kMeans/clusterCountCurve';
import { scaleColumns, unscaleColumns } from '../../src/core/clustering/scaling/columnScaler';
import { dbscan } from '../../src/core/clustering/density/dbscan';
import { kMeans } from '../../src/core/clustering/kMeans/kMeans';
import { silhouette } from '../../src/core/clustering/silhouette';
import { standardScaler } from '../../src/core/clustering/scaling/standardScaler';
import { seededRandom } from '../../src/core/random';
import { expectAllClose, expectClose } from './expectClose';
import { goldenMatrix, goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        X: goldenMatrix,
        mean: goldenNumbers,
        scale: goldenNumbers,
        scaled: goldenMatrix,
        kmeans: z.array(
          z.object({
            k: z.number(),
            best_inertia: goldenNumber,
            best_centers_scaled_sorted: goldenMatrix,
            best_centers_original_sorted: goldenMatrix,
            best_labels_sorted: goldenNumbers,
            silhouette: goldenNumber,
          })
        ),
        dbscan: z.array(
          z.object({ eps: z.number(), min_samples: z.number(), labels: goldenNumbers, core: goldenNumbers })
        ),
      })
    ),
  })
  .parse(readGolden('clustering.json'));

/** Rows sorted by their first column, then the second, and so on. */
function sortedRows(values: Float64Array, columns: number): number[][] {
  const rows = Array.from({ length: values.length / columns }, (_, i) =>
    Array.from(values.subarray(i * columns, (i + 1) * columns))
  );
  return rows.sort((a, b) => a.map((value, c) => value - (b[c] ?? 0)).find((difference) => difference !== 0) ?? 0);
}

describe.each(golden.cases)('clusters of $name', (example) => {
  const rows = example.X.length;
  const columns = example.mean.length;
  const data = Float64Array.from(example.X.flat());
  const scaler = standardScaler(data, columns);
  const scaled = scaleColumns(scaler, data);
  const greatest = Math.max(...example.X.flat().map(Math.abs));

  it('scales and unscales', () => {
    expectAllClose(scaler.centres, example.mean, { relative: 1e-12, absolute: 1e-15 * greatest }, 'mean');
    expectAllClose(scaler.scales, example.scale, { relative: 1e-12 }, 'scale');
    expectAllClose(scaled, example.scaled.flat(), { relative: 1e-12, absolute: 1e-13 }, 'scaled');
    expectAllClose(unscaleColumns(scaler, scaled), example.X.flat(), { absolute: 1e-15 * 4 * greatest }, 'unscaled');
  });

  it.each(example.kmeans)('k-means with $k clusters', (expected) => {
    const { k } = expected;
    const found = kMeans(scaled, rows, columns, k, { random: seededRandom(42), tolerance: 0 });
    const allowed = k <= 4 ? 1 + 1e-6 : 1.02;
    expect(found.inertia).toBeLessThanOrEqual(expected.best_inertia * allowed + 1e-12);
    if (Math.abs(found.inertia - expected.best_inertia) <= 1e-9 * expected.best_inertia) {
      const tolerance = { relative: 1e-6, absolute: 1e-9 };
      const original = { relative: 1e-6, absolute: 1e-9 * greatest };
      const inUnits = unscaleColumns(scaler, found.centroids);
      expectAllClose(
        sortedRows(found.centroids, columns).flat(),
        expected.best_centers_scaled_sorted.flat(),
        tolerance,
        'centroids'
      );
      expectAllClose(
        sortedRows(inUnits, columns).flat(),
        expected.best_centers_original_sorted.flat(),
        original,
        'centroids in original units'
      );
      if (k > 1 && expected.best_inertia > 1e-9) {
        expect(renumbered(Array.from(found.labels))).toEqual(renumbered(expected.best_labels_sorted));
        const widths = silhouette(scaled, rows, columns, found.labels);
        const width = widths.reduce((sum, value) => sum + value, 0) / rows;
        expectClose(width, expected.silhouette, { relative: 1e-9 }, 'silhouette');
      }
    }
  });

  it.each(example.dbscan)('DBSCAN with a reach of $eps and $min_samples rows', (expected) => {
    const found = dbscan(scaled, rows, columns, expected.eps, expected.min_samples);
    expect(Array.from(found.labels)).toEqual(expected.labels);
    expect(Array.from(found.isCore.keys()).filter((row) => found.isCore[row] === 1)).toEqual(expected.core);
    expect(found.clusterCount).toBe(new Set(expected.labels.filter((label) => label >= 0)).size);
    expect(found.noiseCount).toBe(expected.labels.filter((label) => label < 0).length);
  });

  it('has inertias that never rise with the number of clusters, and a knee among them', () => {
    const curve = clusterCountCurve(scaled, rows, columns, 7, 42);
    for (let i = 1; i < curve.inertias.length; i++) {
      expect(curve.inertias[i]).toBeLessThanOrEqual((curve.inertias[i - 1] ?? 0) * (1 + 1e-9));
    }
    expect(curve.knee).toBeGreaterThan(1);
    expect(curve.knee).toBeLessThan(curve.counts.length);
  });
});

it.runIf(golden.cases.some(({ name }) => name.startsWith('seed API telemetry')))(
  "the documents' endpoints form three clusters beside noise, with the knee at three",
  () => {
    const example = golden.cases.find(({ name }) => name.startsWith('seed API telemetry'));
    const data = Float64Array.from(example?.X.flat() ?? []);
    const scaled = scaleColumns(standardScaler(data, 2), data);
    const curve = clusterCountCurve(scaled, data.length / 2, 2, 7, 42);
    expect(curve.knee).toBe(3);
    expect(curve.bySilhouette).toBe(3);
    const { clusterCount, noiseCount } = dbscan(scaled, data.length / 2, 2, 0.5, 5);
    expect(clusterCount).toBe(3);
    expect(noiseCount).toBeGreaterThan(0);
  }
);

/** Labels numbered in the order in which they first appear. */
function renumbered(labels: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}
