import { kmeans as rivalKMeans } from 'ml-kmeans';
import { describe, expect, it } from 'vitest';
import { clusterCountCurve } from '../../../../src/core/clustering/kMeans/clusterCountCurve';
import { kMeans } from '../../../../src/core/clustering/kMeans/kMeans';
import { lloydIterations } from '../../../../src/core/clustering/kMeans/lloydIterations';
import { miniBatchCentroids } from '../../../../src/core/clustering/kMeans/miniBatchCentroids';
import { clusterRows } from '../../../../src/core/kernels/clusterRows';
import { seededRandom } from '../../../../src/core/random';
import { readPartitions } from '../../../fixtures/clustering/readPartitions';

const { sets } = readPartitions();

describe.each(sets)('k-means of $name', ({ columns, values, inertias }) => {
  const data = Float64Array.from(values);
  const rows = data.length / columns;

  it.each(Object.entries(inertias))(
    '%s clusters: inertia at most 1 %% above scikit-learn, seed by seed',
    (k, theirs) => {
      theirs.forEach((inertia, seed) => {
        const ours = kMeans(data, rows, columns, Number(k), { random: seededRandom(seed) });
        expect(ours.inertia).toBeLessThanOrEqual(inertia * 1.01);
        expect(ours.inertia).toBeCloseTo(inertiaOf(data, columns, ours.labels, ours.centroids), 8);
        expect(new Set(ours.labels).size).toBe(Number(k));
      });
    }
  );

  it('never does worse than ml-kmeans from the same number of starts', () => {
    const points = Array.from({ length: rows }, (_, i) => values.slice(i * columns, (i + 1) * columns));
    const ours = kMeans(data, rows, columns, 5, { random: seededRandom(3) });
    const rival = Math.min(
      ...Array.from({ length: 10 }, (_, seed) => {
        const { clusters, centroids } = rivalKMeans(points, 5, { seed, initialization: 'kmeans++' });
        return inertiaOf(data, columns, Int32Array.from(clusters), Float64Array.from(centroids.flat()));
      })
    );
    expect(ours.inertia).toBeLessThanOrEqual(rival * (1 + 1e-3));
  });

  it('repeats itself with the same seed', () => {
    const first = kMeans(data, rows, columns, 5, { random: seededRandom(11), starts: 2 });
    expect(kMeans(data, rows, columns, 5, { random: seededRandom(11), starts: 2 })).toEqual(first);
  });
});

describe('k-means', () => {
  it('fills a cluster that runs empty with the row farthest out', () => {
    const data = Float64Array.of(0, 1, 2, 50);
    const seeds = Float64Array.of(1, 1000);
    const rows = clusterRows(data, 4, 1, 2);
    const { labels, centroids, inertia } = lloydIterations(rows, data, seeds, 2, 10, 0);
    expect(Array.from(labels)).toEqual([0, 0, 0, 1]);
    expect(Array.from(centroids)).toEqual([1, 50]);
    expect(inertia).toBe(2);
  });

  it('makes do with fewer distinct rows than clusters', () => {
    const { inertia, labels } = kMeans(Float64Array.of(3, 3, 3, 8, 8), 5, 1, 4, { random: seededRandom(1) });
    expect(inertia).toBe(0);
    expect(labels[0]).not.toBe(labels[4]);
  });

  it('refuses more clusters than rows, none, and data without finite values', () => {
    const random = seededRandom(1);
    expect(() => kMeans(Float64Array.of(1, 2), 2, 1, 3, { random })).toThrow(/3 clusters of 2 rows/);
    expect(() => kMeans(Float64Array.of(1, 2), 2, 1, 0, { random })).toThrow(/0 clusters of 2 rows/);
    expect(() => kMeans(Float64Array.of(NaN, NaN), 2, 1, 2, { random })).toThrow(/not finite/);
  });
});

describe('k-means of very many rows', () => {
  it.each([6, 9])('comes within 1 % of ten full starts with %i clusters', (k) => {
    const random = seededRandom(5);
    const rows = 25_000;
    const data = Float64Array.from({ length: rows * 3 }, (_, i) => (Math.floor(i / 3) % 6) * (1 + (i % 3)) + random());
    const full = kMeans(data, rows, 3, k, { random: seededRandom(1), starts: 10 });
    const found = kMeans(data, rows, 3, k, { random: seededRandom(1) });
    expect(found.inertia).toBeLessThan(full.inertia * 1.01);
    expect(found.labels).toHaveLength(rows);
    expect(inertiaOf(data, 3, found.labels, found.centroids)).toBeCloseTo(found.inertia, 6);
  });

  it('starts near the centres that mini-batches find', () => {
    const random = seededRandom(6);
    const data = Float64Array.from({ length: 40_000 }, (_, i) => 10 * (i % 4) + random());
    const centroids = miniBatchCentroids(data, 40_000, 1, 4, seededRandom(2)).sort();
    [0.5, 10.5, 20.5, 30.5].forEach((centre, i) => {
      expect(Math.abs((centroids[i] ?? NaN) - centre)).toBeLessThan(0.05);
    });
  });
});

describe('the number of clusters', () => {
  it('is one for rows without structure beyond noise', () => {
    const random = seededRandom(9);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const data = Float64Array.from({ length: 300 * 6 }, normal);
    expect(clusterCountCurve(data, 300, 6, 6, 1).bySilhouette).toBe(1);
  });

  it('is found among six blobs by silhouette', () => {
    const random = seededRandom(2);
    const data = Float64Array.from({ length: 180 * 2 }, (_, i) => {
      const blob = Math.floor(i / 60);
      return random() + (i % 2 === 0 ? 5 * (blob % 3) : 5 * Math.floor(blob / 3));
    });
    expect(clusterCountCurve(data, 180, 2, 12, 1).bySilhouette).toBe(6);
  });

  it('stops at the number of rows', () => {
    const curve = clusterCountCurve(Float64Array.of(1, 5), 2, 1, 7, 1);
    expect(Array.from(curve.counts)).toEqual([1, 2]);
    expect(curve.knee).toBeUndefined();
  });
});

function inertiaOf(data: Float64Array, columns: number, labels: Int32Array, centroids: Float64Array): number {
  return data.reduce((sum, value, i) => {
    const cluster = labels[Math.floor(i / columns)] ?? 0;
    return sum + (value - (centroids[cluster * columns + (i % columns)] ?? NaN)) ** 2;
  }, 0);
}
