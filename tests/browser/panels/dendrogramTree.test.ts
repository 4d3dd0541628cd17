import { describe, expect, it } from 'vitest';
import { dendrogramLayout } from '../../../src/core/clustering/trees/dendrogramLayout';
import { linkage } from '../../../src/core/clustering/trees/linkage';
import { buildTree } from '../../../src/panels/dendrogram/buildTree';
import { cutHeight } from '../../../src/panels/dendrogram/cutHeight';
import { leavesBelow } from '../../../src/panels/dendrogram/leavesBelow';
import { linksBelow } from '../../../src/panels/dendrogram/linksBelow';
import { defaultOptions } from '../../../src/panels/dendrogram/options';

/** Items on a line at 0, 1, 4 and 10: merges at 1, 3 and 6. */
const tree = linkage(Float64Array.of(1, 4, 10, 3, 9, 6), 'single');
const groupsAt = (height: number) => new Set(dendrogramLayout(tree, { colorThreshold: height }).leafColors).size;

describe('cutHeight', () => {
  it('is 0.7 of the greatest distance unless told otherwise', () => {
    expect(cutHeight(tree, defaultOptions)).toBeCloseTo(4.2);
    expect(cutHeight(tree, { ...defaultOptions, colorBy: 'height', colorHeight: 2 })).toBe(2);
  });

  it.each([1, 2, 3, 4, 9])('leaves %d groups, as far as there are leaves', (clusterCount) => {
    const height = cutHeight(tree, { ...defaultOptions, colorBy: 'count', clusterCount });
    const merged = [1, 3, 6].filter((distance) => distance <= height).length;
    expect(4 - merged).toBe(Math.min(clusterCount, 4));
  });

  it('a higher cut never makes more groups', () => {
    expect(groupsAt(7)).toBeLessThanOrEqual(groupsAt(2));
  });
});

describe('branches', () => {
  it('of a node have its leaves and links', () => {
    const layout = dendrogramLayout(tree);
    expect(leavesBelow(tree, 5).sort()).toEqual([0, 1, 2]);
    expect(linksBelow(tree, layout, layout.linkNodes.indexOf(5))).toHaveLength(2);
  });
});

describe('buildTree', () => {
  const items = (values: number[], isCourse = false) => ({
    items: ['a', 'b', 'c'],
    features: values.length > 3 ? ['x', 'y'] : ['x'],
    values: Float64Array.from(values),
    isCourse,
  });

  it('leaves out items that lack a feature', () => {
    const result = buildTree(items([1, 1, Number.NaN, 2, 3, 3]), defaultOptions);
    expect(result.ok && Array.from(result.value.leafItems)).toEqual([0, 2]);
  });

  it('scaling keeps a large feature from drowning a small one', () => {
    const values = [0, 0, 1000, 0.1, 1100, 9];
    const nearest = (isScaled: boolean) => {
      const result = buildTree(items(values), { ...defaultOptions, isScaled });
      return result.ok ? Array.from(result.value.tree.merges.slice(0, 2)) : [];
    };
    expect(nearest(false)).toEqual([1, 2]);
    expect(nearest(true)).toEqual([0, 1]);
  });

  it('compares courses by correlation unless the linkage needs Euclidean distances', () => {
    const metric = (method: 'average' | 'ward') => {
      const result = buildTree(items([1, 2, 2, 4, 5, 1], true), { ...defaultOptions, method });
      return result.ok ? result.value.metric : null;
    };
    expect([metric('average'), metric('ward')]).toEqual(['correlation', 'euclidean']);
  });
});
