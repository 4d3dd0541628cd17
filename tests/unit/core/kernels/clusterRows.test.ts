import { describe, expect, it } from 'vitest';
import { clusterRows } from '../../../../src/core/kernels/clusterRows';
import { plainClusterRows } from '../../../../src/core/kernels/plain/plainClusterRows';
import { seededRandom } from '../../../../src/core/random';

describe('clusterRows', () => {
  it.each(Array.from({ length: 300 }, (_, i) => i + 1))('does what its twin does with %i rows', (rows) => {
    const random = seededRandom(rows);
    const columns = 1 + Math.floor(random() * 9);
    const k = 1 + Math.floor(random() * Math.min(rows, 7));
    const offset = rows % 4;
    const data = Float64Array.from({ length: offset + rows * columns }, () => Math.floor(random() * 20) / 4).subarray(
      offset
    );
    const ours = clusterRows(data, rows, columns, k);
    const twin = plainClusterRows(data, rows, columns, k);
    expect(ours.meanColumnVariance()).toBeCloseTo(twin.meanColumnVariance(), 10);
    const first = Math.floor(random() * rows);
    expect(ours.firstSeed(first)).toBe(twin.firstSeed(first));
    const next = Math.floor(random() * rows);
    expect(ours.sumWithSeed(next)).toBe(twin.sumWithSeed(next));
    const sum = twin.addSeed(next);
    expect(ours.addSeed(next)).toBe(sum);
    for (const share of [0, 0.3, 0.99, 1]) {
      expect(ours.rowAtDistance(share * sum)).toBe(twin.rowAtDistance(share * sum));
    }
    for (let round = 0; round < 3; round++) {
      const centroids = Float64Array.from({ length: k * columns }, () => Math.floor(random() * 20) / 4);
      expect(ours.assign(centroids) > 0).toBe(twin.assign(centroids) > 0);
      expect(Array.from(ours.labels)).toEqual(Array.from(twin.labels));
      expect(Array.from(ours.distances)).toEqual(Array.from(twin.distances));
      ours.labels[0] = k - 1;
      twin.labels[0] = k - 1;
      expect(ours.sums()).toEqual(twin.sums());
    }
    ours.restart();
    twin.restart();
    const again = data.slice(0, k * columns);
    ours.assign(again);
    twin.assign(again);
    expect(ours.sums()).toEqual(twin.sums());
  });
});
