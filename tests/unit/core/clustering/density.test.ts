import { describe, expect, it } from 'vitest';
import { dbscan } from '../../../../src/core/clustering/density/dbscan';
import { kneeIndex } from '../../../../src/core/clustering/kneeIndex';
import { silhouette } from '../../../../src/core/clustering/silhouette';
import { suggestedReach } from '../../../../src/core/clustering/density/suggestedReach';
import { seededRandom } from '../../../../src/core/random';
import { readPartitions } from '../../../fixtures/clustering/readPartitions';

const { sets } = readPartitions();

describe.each(sets)('DBSCAN of $name', ({ columns, values, dbscan: expected }) => {
  const data = Float64Array.from(values);

  it.each(expected)(
    'labels rows as scikit-learn with a reach of $reach and $least rows',
    ({ reach, least, labels }) => {
      expect(Array.from(dbscan(data, data.length / columns, columns, reach, least).labels)).toEqual(labels);
    }
  );
});

describe('DBSCAN', () => {
  it('finds the same clusters through the grid as by comparing all pairs, in seven columns', () => {
    const random = seededRandom(3);
    const rows = 400;
    const data = Float64Array.from({ length: rows * 7 }, (_, i) => (Math.floor(i / 7) % 3) + 0.8 * random());
    const found = dbscan(data, rows, 7, 0.5, 4);
    expect(Array.from(found.isCore)).toEqual(
      Array.from({ length: rows }, (_, i) => {
        let near = 0;
        for (let j = 0; j < rows; j++) {
          let sum = 0;
          for (let c = 0; c < 7; c++) {
            sum += ((data[i * 7 + c] ?? 0) - (data[j * 7 + c] ?? 0)) ** 2;
          }
          near += sum <= 0.25 ? 1 : 0;
        }
        return near >= 4 ? 1 : 0;
      })
    );
    expect(found.isCore.some((core) => core === 1)).toBe(true);
    expect(found.noiseCount).toBeGreaterThan(0);
  });

  it('counts a distance equal to the reach as within it', () => {
    expect(Array.from(dbscan(Float64Array.of(0, 1, 2, 3.5), 4, 1, 1, 2).labels)).toEqual([0, 0, 0, -1]);
  });

  it('sees one cluster in equal rows, and noise where nothing is near', () => {
    expect(dbscan(new Float64Array(10).fill(4), 5, 2, 0.1, 5).clusterCount).toBe(1);
    expect(dbscan(Float64Array.of(0, 10, 20), 3, 1, 1, 2).noiseCount).toBe(3);
    expect(dbscan(new Float64Array(0), 0, 2, 1, 2).clusterCount).toBe(0);
  });

  it('refuses a reach of zero', () => {
    expect(() => dbscan(Float64Array.of(1), 1, 1, 0, 2)).toThrow(/above 0/);
  });
});

describe('suggestedReach', () => {
  it('separates blobs from stray rows', () => {
    const random = seededRandom(8);
    const rows = Array.from({ length: 240 }, (_, i) => [
      10 * (i % 3) + random(),
      i < 230 ? random() : 20 + 12 * (i - 230),
    ]);
    const data = Float64Array.from(rows.flat());
    const { reach, distances } = suggestedReach(data, 240, 2, 5);
    expect(distances).toHaveLength(240);
    const { clusterCount, noiseCount } = dbscan(data, 240, 2, reach, 5);
    expect(clusterCount).toBe(3);
    expect(noiseCount).toBe(10);
  });

  it('has none for too few rows or equal ones', () => {
    expect(suggestedReach(Float64Array.of(1, 2), 2, 1, 5).reach).toBeNaN();
    expect(suggestedReach(new Float64Array(20), 20, 1, 5).reach).toBeNaN();
  });
});

describe('kneeIndex', () => {
  it('is where the curve is farthest below the line between its ends', () => {
    expect(kneeIndex([1, 2, 3, 4, 5], [100, 40, 8, 4, 0])).toEqual({ index: 2, strength: expect.closeTo(0.42, 10) });
    expect(kneeIndex([0, 1, 2, 3, 4], [0, 0, 0, 0, 8]).index).toBe(3);
  });

  it('does not exist in a straight or a short curve', () => {
    expect(kneeIndex([1, 2, 3], [3, 2, 1])).toEqual({ index: -1, strength: 0 });
    expect(kneeIndex([1, 2], [3, 1])).toEqual({ index: -1, strength: 0 });
    expect(kneeIndex([1, 2, 3], [1, 1, 1])).toEqual({ index: -1, strength: 0 });
  });
});

describe('silhouette', () => {
  it('follows its definition, leaves noise out and gives 0 to a cluster of one', () => {
    const widths = silhouette(Float64Array.of(0, 1, 5, 100), 4, 1, Int32Array.of(0, 0, 1, -1));
    expect(Array.from(widths)).toEqual([0.8, 0.75, 0, NaN]);
  });

  it('is undefined for a single cluster', () => {
    expect(Array.from(silhouette(Float64Array.of(0, 1), 2, 1, Int32Array.of(0, 0)))).toEqual([NaN, NaN]);
  });
});
