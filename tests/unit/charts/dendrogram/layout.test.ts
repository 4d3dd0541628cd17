import { describe, expect, it } from 'vitest';
import { type DendrogramOptions, heightAtPoint, layoutDendrogram } from '../../../../src/charts/dendrogram/layout';
import { linkAt } from '../../../../src/charts/dendrogram/linkAt';
import { dendrogramLayout } from '../../../../src/core/clustering/trees/dendrogramLayout';
import { linkage } from '../../../../src/core/clustering/trees/linkage';
import { fixedWidthText } from '../fixedWidthText';

/** Three items on a line at 0, 1 and 5: merges at 1 and 4. */
const tree = dendrogramLayout(linkage(Float64Array.of(1, 5, 4), 'single'), { colorThreshold: 2 });
const names = ['a', 'b', 'c'];
const options: DendrogramOptions = {
  orientation: 'top',
  showLabels: true,
  labelRotation: 'auto',
  showAxis: true,
  axisTitle: 'Distance',
  cutHeight: 2,
  maxHeight: null,
  formatDistance: (value, decimals) => value.toFixed(decimals ?? 2),
  fontSize: 10,
};
const layout = (changes: Partial<DendrogramOptions> = {}) =>
  layoutDendrogram(tree, names, { ...options, ...changes }, 400, 300, fixedWidthText);

describe('dendrogram layout', () => {
  it('goes on to a greater distance when asked, and never ends before the tree does', () => {
    expect(layout({ maxHeight: 10 }).greatestHeight).toBe(10);
    expect(layout({ maxHeight: 1 }).greatestHeight).toBe(layout().greatestHeight);
  });

  it.each(['top', 'bottom', 'left', 'right'] as const)(
    'the corners of links read back as distances, root %s',
    (orientation) => {
      const chart = layout({ orientation });
      for (let corner = 0; corner < tree.linkY.length; corner++) {
        const height = heightAtPoint(chart, chart.links[corner * 2] ?? 0, chart.links[corner * 2 + 1] ?? 0);
        expect(height).toBeCloseTo(tree.linkY[corner] ?? 0, 9);
      }
    }
  );

  it('leaves stand evenly, in the middle of their share', () => {
    const { labels, plot } = layout();
    expect(labels.map(({ x }) => (x - plot.x) / plot.width)).toEqual(
      [1 / 6, 3 / 6, 5 / 6].map((x) => expect.closeTo(x))
    );
  });

  it('root at the top and at the bottom mirror each other', () => {
    const top = layout({ showAxis: false, showLabels: false });
    const bottom = layout({ orientation: 'bottom', showAxis: false, showLabels: false });
    const flipped = Array.from(bottom.links, (value, i) => (i % 2 === 0 ? value : 300 - value));
    flipped.forEach((value, i) => expect(value).toBeCloseTo(top.links[i] ?? 0, 9));
  });

  it.each(['top', 'bottom'] as const)(
    'turned labels and the title end where the chart does, root %s',
    (orientation) => {
      const long = {
        ...options,
        orientation,
        labelRotation: 45 as const,
        axisTitle: 'a title longer than the chart is high',
      };
      const names = ['a very long name of a service', 'b', 'another very long name of a service'];
      const chart = layoutDendrogram(tree, names, long, 240, 120, fixedWidthText);
      for (const { text, x } of chart.labels) {
        const reach = fixedWidthText(text, 10) * Math.SQRT1_2;
        expect(orientation === 'top' ? x - reach : 240 - x - reach).toBeGreaterThanOrEqual(-1e-9);
        expect(text).not.toBe('');
      }
      const { text, y } = chart.axisTitle ?? { text: '', y: 0 };
      expect(text).toMatch(/^a title.*…$/);
      expect(fixedWidthText(text, 10) / 2).toBeLessThanOrEqual(Math.min(y, 120 - y));
    }
  );

  it('the cut line lies at its distance, across the plot', () => {
    const chart = layout();
    const [x1, y1, x2, y2] = chart.cutLine ?? [0, 0, 0, 0];
    expect(heightAtPoint(chart, x1, y1)).toBeCloseTo(2);
    expect([y2, x2 - x1]).toEqual([y1, chart.plot.width]);
    expect(layout({ cutHeight: null }).cutLine).toBeNull();
  });

  it('a cut above the root stays on the chart', () => {
    const chart = layout({ cutHeight: 10 });
    expect(chart.cutLine?.[1]).toBeGreaterThanOrEqual(chart.plot.y);
  });

  it('the pointer finds the nearest bracket, or none', () => {
    const chart = layout();
    const corner = (link: number, index: number) => chart.links[link * 8 + index] ?? 0;
    expect(linkAt(chart, (corner(0, 2) + corner(0, 4)) / 2, corner(0, 3) + 3)).toBe(0);
    expect(linkAt(chart, corner(1, 4), corner(1, 5) + 5)).toBe(1);
    expect(linkAt(chart, chart.plot.x, chart.plot.y)).toBeNull();
  });

  it('one leaf has a label and no link', () => {
    const single = dendrogramLayout({ leafCount: 1, merges: new Float64Array() });
    const chart = layoutDendrogram(single, ['only'], { ...options, cutHeight: null }, 200, 100, fixedWidthText);
    expect([chart.links.length, chart.labels.length]).toEqual([0, 1]);
  });
});
