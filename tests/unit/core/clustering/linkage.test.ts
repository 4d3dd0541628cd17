import { agnes } from 'ml-hclust';
import { describe, expect, it } from 'vitest';
import { condensedDistances } from '../../../../src/core/clustering/distances/condensedDistances';
import { condensedIndex } from '../../../../src/core/clustering/distances/condensedIndex';
import { copheneticDistances } from '../../../../src/core/clustering/trees/copheneticDistances';
import { cutByCount } from '../../../../src/core/clustering/trees/cutByCount';
import { cutByHeight } from '../../../../src/core/clustering/trees/cutByHeight';
import { dendrogramLayout, type DendrogramOptions } from '../../../../src/core/clustering/trees/dendrogramLayout';
import { leafOrder } from '../../../../src/core/clustering/trees/leafOrder';
import { linkage } from '../../../../src/core/clustering/trees/linkage';
import { optimallyOrdered } from '../../../../src/core/clustering/trees/optimallyOrdered';
import { seededRandom } from '../../../../src/core/random';
import { readHierarchy } from '../../../fixtures/clustering/readHierarchy';

const { data, trees } = readHierarchy();

describe.each(trees)('linkage of $data, $metric, $method', (tree) => {
  const { rows = 0, columns = 0, values = [] } = data[tree.data] ?? {};
  const distances = condensedDistances(Float64Array.from(values), rows, columns, tree.metric);
  const ours = linkage(distances, tree.method);
  const scipyTree = { leafCount: rows, merges: Float64Array.from(tree.merges) };

  it('equals scipy, ties included', () => {
    expect(ours.merges).toHaveLength(tree.merges.length);
    tree.merges.forEach((expected, i) => {
      if (i % 4 === 2) {
        expect(Math.abs((ours.merges[i] ?? NaN) - expected)).toBeLessThanOrEqual(1e-9 * expected + 1e-15);
      } else {
        expect(ours.merges[i]).toBe(expected);
      }
    });
  });

  it('is cut as scipy cuts it', () => {
    for (const { height, labels } of tree.heightCuts) {
      expect(Array.from(cutByHeight(scipyTree, height))).toEqual(labels);
    }
    for (const { count, labels } of tree.countCuts) {
      expect(Array.from(cutByCount(scipyTree, count))).toEqual(labels);
    }
  });

  it('has the cophenetic correlation of scipy', () => {
    const correlation = pearson(copheneticDistances(ours), distances);
    if (tree.cophenetic === null) {
      expect(correlation).toBeNaN();
    } else {
      expect(correlation).toBeCloseTo(tree.cophenetic, 10);
    }
  });

  it('is ordered so that neighbouring leaves are at least as near as scipy gets them', () => {
    const ordered = optimallyOrdered(ours, distances);
    const order = leafOrder(ordered);
    expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, i) => i));
    const length = pathLength(order, distances, rows);
    expect(length).toBeLessThanOrEqual(tree.optimalLength + 1e-9);
    expect(copheneticDistances(ordered)).toEqual(copheneticDistances(ours));
  });

  it('is drawn as scipy draws it', () => {
    for (const [name, drawing] of Object.entries(tree.drawings ?? {})) {
      const layout = dendrogramLayout(scipyTree, drawingOptions(name, tree.merges));
      expect(Array.from(layout.leaves), name).toEqual(drawing.leaves);
      expect(Array.from(layout.linkX), name).toEqual(drawing.x);
      expect(Array.from(layout.linkY), name).toEqual(drawing.y);
      expect(Array.from(layout.linkColors), name).toEqual(drawing.colors);
      expect(layout.leafSizes.reduce((sum, size) => sum + size, 0)).toBe(rows);
    }
  });
});

describe('linkage beside ml-hclust', () => {
  const random = seededRandom(31);
  const points = Array.from({ length: 40 }, () => [random(), random(), random()]);
  const distances = condensedDistances(Float64Array.from(points.flat()), 40, 3, 'euclidean');

  it.each(['single', 'complete', 'average'] as const)('has the same root, %s', (method) => {
    const { merges } = linkage(distances, method);
    const { height, size } = agnes(points, { method });
    expect(merges[4 * 38 + 2]).toBeCloseTo(height, 10);
    expect(merges[4 * 38 + 3]).toBe(size);
  });
});

describe('optimallyOrdered', () => {
  it('finds the shortest of all 128 orders that a tree of eight leaves allows', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 20; round++) {
      const points = Float64Array.from({ length: 16 }, random);
      const distances = condensedDistances(points, 8, 2, 'euclidean');
      const tree = linkage(distances, 'average');
      let shortest = Infinity;
      for (let flips = 0; flips < 128; flips++) {
        const merges = tree.merges.slice();
        for (let k = 0; k < 7; k++) {
          if ((flips >> k) % 2 === 1) {
            merges.subarray(4 * k, 4 * k + 2).reverse();
          }
        }
        shortest = Math.min(shortest, pathLength(leafOrder({ leafCount: 8, merges }), distances, 8));
      }
      expect(pathLength(leafOrder(optimallyOrdered(tree, distances)), distances, 8)).toBeCloseTo(shortest, 12);
    }
  });
});

describe('linkage', () => {
  it('puts items with undefined distances last', () => {
    const tree = linkage(Float64Array.of(1, NaN, 2, NaN, 3, NaN), 'average');
    expect(Array.from(tree.merges.subarray(8))).toEqual([2, 5, 3, 4]);
    expect(Array.from(cutByCount(tree, 2))).toEqual([1, 1, 2, 1]);
  });

  it('has no merges for one item and none at all', () => {
    expect(linkage(new Float64Array(0), 'ward')).toEqual({ leafCount: 1, merges: new Float64Array(0) });
    expect(Array.from(cutByHeight({ leafCount: 1, merges: new Float64Array(0) }, 1))).toEqual([1]);
    expect(Array.from(cutByCount({ leafCount: 1, merges: new Float64Array(0) }, 3))).toEqual([1]);
    expect(Array.from(dendrogramLayout({ leafCount: 1, merges: new Float64Array(0) }).leaves)).toEqual([0]);
  });

  it('refuses a length that no condensed matrix has', () => {
    expect(() => linkage(new Float64Array(4), 'single')).toThrow(/4 is no length/);
  });

  it('survives a chain of ten thousand merges', () => {
    const leafCount = 10_000;
    const merges = new Float64Array(4 * (leafCount - 1));
    for (let k = 0; k < leafCount - 1; k++) {
      merges.set([k + 1, k === 0 ? 0 : leafCount + k - 1, k + 1, k + 2], 4 * k);
    }
    const layout = dendrogramLayout({ leafCount, merges });
    expect(layout.linkNodes).toHaveLength(leafCount - 1);
    expect(layout.greatestHeight).toBe(leafCount - 1);
    expect(new Set(cutByCount({ leafCount, merges }, 4)).size).toBe(4);
  });
});

function drawingOptions(name: string, merges: readonly number[]): DendrogramOptions {
  const heights = [...new Set(merges.filter((_, i) => i % 4 === 2))].sort((a, b) => a - b);
  switch (name) {
    case 'plain':
      return {};
    case 'lastp':
      return { truncation: { mode: 'lastp', leaves: 6 } };
    case 'level':
      return { truncation: { mode: 'level', levels: 2 } };
    case 'threshold':
      return { colorThreshold: heights[Math.floor(heights.length / 3)] ?? 0 };
    case 'count-ascending':
    case 'count-descending':
    case 'distance-ascending':
    case 'distance-descending':
      return { sort: name };
    default:
      throw new Error(`no drawing is called ${name}`);
  }
}

function pathLength(order: Int32Array, distances: Float64Array, n: number): number {
  return order.slice(1).reduce((sum, leaf, i) => sum + (distances[condensedIndex(n, order[i] ?? 0, leaf)] ?? NaN), 0);
}

function pearson(a: Float64Array, b: Float64Array): number {
  const meanA = a.reduce((sum, v) => sum + v, 0) / a.length;
  const meanB = b.reduce((sum, v) => sum + v, 0) / b.length;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  a.forEach((value, i) => {
    const da = value - meanA;
    const db = (b[i] ?? NaN) - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return ab / Math.sqrt(aa * bb);
}
