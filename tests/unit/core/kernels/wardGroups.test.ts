import { describe, expect, it } from 'vitest';
import { condensedDistances } from '../../../../src/core/clustering/distances/condensedDistances';
import { linkage } from '../../../../src/core/clustering/trees/linkage';
import { wardTree } from '../../../../src/core/clustering/trees/wardTree';
import { plainWardGroups } from '../../../../src/core/kernels/plain/plainWardGroups';
import { wardGroups } from '../../../../src/core/kernels/wardGroups';
import { seededRandom } from '../../../../src/core/random';

describe('wardGroups', () => {
  it.each([...Array.from({ length: 80 }, (_, i) => 2 + i), 149, 200, 251, 299, 300])(
    'does what its twin does with %i rows',
    (rows) => {
      const random = seededRandom(rows);
      const columns = 1 + Math.floor(random() * 7);
      const offset = rows % 4;
      const data = Float64Array.from({ length: offset + rows * columns }, () => Math.floor(random() * 10) / 2).subarray(
        offset
      );
      const ours = wardGroups(data, rows, columns);
      const twin = plainWardGroups(data, rows, columns);
      for (let left = rows; left > 2; left--) {
        const alive = Array.from({ length: twin.groups.count }, (_, i) => i).filter(
          (i) => twin.groups.centroids[i] !== Infinity
        );
        for (const groups of [ours, twin]) {
          groups.chain[0] = alive[left % alive.length] ?? 0;
        }
        const length = twin.extend(1);
        expect(ours.extend(1)).toBe(length);
        expect(ours.chain.subarray(0, length)).toEqual(twin.chain.subarray(0, length));
        expect(ours.distance()).toBe(twin.distance());
        // Distances are the same when they are computed anew.
        for (const groups of [ours, twin]) {
          expect(groups.extend(length)).toBe(length);
          expect(groups.distance()).toBe(twin.distance());
        }
        const [from = 0, to = 0] = twin.chain.subarray(length - 2, length);
        ours.groups.join(from, to);
        twin.groups.join(from, to);
        if (random() < 0.2) {
          const [movedOurs, movedTwin] = [ours, twin].map(({ groups }) => {
            const moves: number[][] = [];
            groups.compact((...move) => moves.push(move));
            return moves;
          });
          expect(movedOurs).toEqual(movedTwin);
        }
      }
    }
  );
});

describe('wardTree', () => {
  it.each([1501, 2200])('of %i rows equals the tree built from all distances', (rows) => {
    const random = seededRandom(rows);
    const data = Float64Array.from({ length: rows * 4 }, (_, i) => 6 * (Math.floor(i / 4) % 5) + random());
    const tree = wardTree(data, rows, 4);
    const expected = linkage(condensedDistances(data, rows, 4, 'euclidean'), 'ward');
    expect(tree.merges).toHaveLength(expected.merges.length);
    for (let i = 0; i < expected.merges.length; i++) {
      const value = expected.merges[i] ?? NaN;
      expect(Math.abs((tree.merges[i] ?? NaN) - value)).toBeLessThanOrEqual(i % 4 === 2 ? 1e-9 * value : 0);
    }
  });

  it('joins equal rows at height 0', () => {
    const { merges, leafCount } = wardTree(new Float64Array(3200).fill(2), 1600, 2);
    expect(leafCount).toBe(1600);
    expect(merges.filter((_, i) => i % 4 === 2).every((height) => height === 0)).toBe(true);
    expect(merges[merges.length - 1]).toBe(1600);
  });
});
