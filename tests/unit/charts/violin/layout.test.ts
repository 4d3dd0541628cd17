import { describe, expect, it } from 'vitest';
import { layoutViolins } from '../../../../src/charts/violin/layout';
import { violinAt } from '../../../../src/charts/violin/violinAt';
import { type ViolinOptions } from '../../../../src/charts/violin/violinOptions';
import { type ViolinShape } from '../../../../src/charts/violin/violinShape';
import { fixedWidthText } from '../fixedWidthText';

const options: ViolinOptions = {
  isHorizontal: false,
  shape: 'violin',
  inner: 'box',
  isSplit: false,
  width: 0.8,
  gap: 0,
  isLog: false,
  min: null,
  max: null,
  thresholds: [],
  showOutliers: false,
  showCounts: false,
  axisTitle: '',
  formatValue: (value, decimals) => value.toFixed(decimals ?? 1),
  fontSize: 10,
};

function shape(category: string, changes: Partial<ViolinShape> = {}): ViolinShape {
  return {
    category,
    hue: null,
    count: 100,
    lowerQuartile: 4,
    median: 5,
    upperQuartile: 6,
    lowerWhisker: 2,
    upperWhisker: 8,
    outliers: Float64Array.of(0.5, 9.5),
    support: Float64Array.of(1, 5, 9),
    widths: Float64Array.of(0, 1, 0.5),
    values: Float64Array.of(2, 5, 8),
    isBinned: false,
    ...changes,
  };
}

const layout = (shapes: readonly ViolinShape[], changes: Partial<ViolinOptions> = {}) =>
  layoutViolins(shapes, { ...options, ...changes }, 400, 300, fixedWidthText);
const xs = (outline: Float64Array | undefined) => Array.from(outline ?? []).filter((_, i) => i % 2 === 0);
const ys = (outline: Float64Array | undefined) => Array.from(outline ?? []).filter((_, i) => i % 2 === 1);

describe('violin layout', () => {
  it('a violin is symmetric about the middle of its room and as wide as wanted', () => {
    const { marks, plot } = layout([shape('a'), shape('b')]);
    const across = xs(marks[0]?.outline);
    const middle = plot.x + plot.width / 4;
    expect(Math.max(...across) - middle).toBeCloseTo((plot.width / 2) * 0.4);
    expect(middle - Math.min(...across)).toBeCloseTo((plot.width / 2) * 0.4);
  });

  it('box, whiskers and median lie at their values', () => {
    const { marks, plot, axis } = layout([shape('a')]);
    const valueAt = (y: number) => axis.valueAt(1 - (y - plot.y) / plot.height);
    const [mark] = marks;
    expect(valueAt(mark?.box?.y ?? 0)).toBeCloseTo(6);
    expect(valueAt((mark?.box?.y ?? 0) + (mark?.box?.height ?? 0))).toBeCloseTo(4);
    expect(ys(mark?.whisker).map(valueAt)).toEqual([expect.closeTo(2), expect.closeTo(8)]);
    expect(valueAt(mark?.medianPoint?.[1] ?? 0)).toBeCloseTo(5);
  });

  it('horizontal is the same with the axes changed', () => {
    const { marks, plot, axis } = layout([shape('a')], { isHorizontal: true });
    const valueAt = (x: number) => axis.valueAt((x - plot.x) / plot.width);
    expect(xs(marks[0]?.whisker).map(valueAt)).toEqual([expect.closeTo(2), expect.closeTo(8)]);
    const across = ys(marks[0]?.outline);
    expect((Math.max(...across) + Math.min(...across)) / 2).toBeCloseTo(plot.y + plot.height / 2);
  });

  it('halves of a split violin meet in the middle, with their gap', () => {
    const { marks, plot } = layout([shape('a', { hue: 'v1' }), shape('a', { hue: 'v2' })], { isSplit: true, gap: 6 });
    const middle = plot.x + plot.width / 2;
    expect(Math.max(...xs(marks[0]?.outline))).toBeCloseTo(middle - 3);
    expect(Math.min(...xs(marks[1]?.outline))).toBeCloseTo(middle + 3);
    expect([marks[0]?.colorIndex, marks[1]?.colorIndex]).toEqual([0, 1]);
  });

  it('unsplit, hues stand side by side and do not overlap', () => {
    const { marks } = layout([shape('a', { hue: 'v1' }), shape('a', { hue: 'v2' })]);
    expect(Math.max(...xs(marks[0]?.outline))).toBeLessThanOrEqual(Math.min(...xs(marks[1]?.outline)));
  });

  it('quartile lines end at the outline', () => {
    const { marks, plot } = layout([shape('a')], { inner: 'quartiles' });
    const lines = marks[0]?.innerLines ?? new Float64Array();
    expect(lines).toHaveLength(12);
    const half = plot.width * 0.4;
    expect(((lines[2] ?? 0) - (lines[0] ?? 0)) / 2).toBeCloseTo(half * 0.75);
    expect(((lines[6] ?? 0) - (lines[4] ?? 0)) / 2).toBeCloseTo(half);
  });

  it('without a density the values themselves are drawn', () => {
    const { marks } = layout([shape('few', { support: new Float64Array(), widths: new Float64Array() })]);
    expect([marks[0]?.outline.length, marks[0]?.points.length, marks[0]?.box]).toEqual([0, 6, null]);
  });

  it('box plots show the values past the whiskers, and no outline', () => {
    const { marks } = layout([shape('a')], { shape: 'box' });
    expect([marks[0]?.outline.length, marks[0]?.outliers.length]).toEqual([0, 4]);
  });

  it('the axis spans densities and thresholds, unless its ends are given', () => {
    const sla = { value: 20, label: 'SLA limit (20)', color: 'red' };
    expect(layout([shape('a')], { thresholds: [sla] }).axis.max).toBeGreaterThan(20);
    const given = layout([shape('a')], { thresholds: [sla], min: 0, max: 10 });
    expect([given.axis.min, given.axis.max, given.thresholds.length]).toEqual([0, 10, 0]);
  });

  it("shortens a threshold's label to the plot", () => {
    const long = {
      value: 7,
      label: `a limit ${'of the service '.repeat(9)}`,
      color: 'red',
    };
    const { thresholds, plot } = layout([shape('a')], { thresholds: [long] });
    const { text, x } = thresholds[0]?.label ?? { text: '', x: 0 };
    expect(text).toMatch(/^a limit.*…$/);
    expect(x).toBeGreaterThanOrEqual(plot.x);
    expect(x + fixedWidthText(text, 10)).toBeLessThanOrEqual(plot.x + plot.width);
  });

  it.each([
    ['upright', { value: 7, isHorizontal: false }],
    ['at the top', { value: 9.2, isHorizontal: false }],
    ['horizontal', { value: 7, isHorizontal: true }],
  ])('a label of a threshold has a ground of its own beside the line, %s', (_, { value, isHorizontal }) => {
    const { thresholds, plot } = layout([shape('a')], {
      thresholds: [{ value, label: 'SLA', color: 'red' }],
      isHorizontal,
    });
    const { label, ground, line } = thresholds[0] ?? { label: { x: 0, y: 0 }, ground: plot, line: [0, 0] };
    const { x, y, width, height } = ground;
    expect([label.x - x, x + width - label.x - fixedWidthText('SLA', 10)]).toEqual([2, 2]);
    expect([label.y - y, y + height - label.y]).toEqual([6, 6]);
    const [lineX = 0, lineY = 0] = line;
    expect(isHorizontal ? x > lineX : y > lineY || y + height < lineY).toBe(true);
    expect([x >= plot.x, x + width <= plot.x + plot.width]).toEqual([true, true]);
  });

  it('a threshold crosses the whole plot at its value', () => {
    const { thresholds, plot, axis } = layout([shape('a')], { thresholds: [{ value: 7, label: 'SLA', color: 'red' }] });
    const [x1, y1, x2, y2] = thresholds[0]?.line ?? [0, 0, 0, 0];
    expect([x1, x2, y2]).toEqual([plot.x, plot.x + plot.width, y1]);
    expect(axis.valueAt(1 - (y1 - plot.y) / plot.height)).toBeCloseTo(7);
  });

  it('on a logarithmic axis equal ratios are equally far apart', () => {
    const { axis } = layout([shape('a', { support: Float64Array.of(1, 10, 100) })], { isLog: true });
    expect(axis.share(10) - axis.share(1)).toBeCloseTo(axis.share(100) - axis.share(10));
  });

  it('the pointer finds the violin, and the half of a split one', () => {
    const result = layout([shape('a', { hue: 'v1' }), shape('a', { hue: 'v2' })], { isSplit: true });
    const middle = result.plot.x + result.plot.width / 2;
    expect(violinAt(result, middle - 20, 150)).toBe(0);
    expect(violinAt(result, middle + 20, 150)).toBe(1);
    expect(violinAt(result, result.plot.x - 2, 150)).toBeNull();
  });

  it('counts stand beside the names when wanted', () => {
    expect(layout([shape('a')], { showCounts: true }).categoryLabels[0]?.text).toBe('a (n=100)');
  });

  it('no shapes make an empty, finite chart', () => {
    const { marks, axis } = layout([]);
    expect(marks).toHaveLength(0);
    expect(Number.isFinite(axis.max)).toBe(true);
  });
});
