import { describe, expect, it } from 'vitest';
import { layoutScatter, type ScatterAxis, type ScatterData } from '../../../../src/charts/scatter/layout';
import { pointAt } from '../../../../src/charts/scatter/pointAt';
import { stepPoint } from '../../../../src/charts/scatter/stepPoint';
import { fixedWidthText } from '../fixedWidthText';

const axis: ScatterAxis = {
  title: 'latency',
  format: (value, decimals) => value.toFixed(decimals ?? 0),
  isLog: false,
  min: null,
  max: null,
};
const data: ScatterData = {
  x: Float64Array.of(0, 10, 0, 10, 5),
  y: Float64Array.of(0, 0, 100, 100, 50),
  groups: Int32Array.of(0, 0, 0, 0, -1),
  groupCount: 1,
  centreX: Float64Array.of(5),
  centreY: Float64Array.of(50),
  names: [],
};
const layout = (changes: Partial<ScatterData> = {}, x: Partial<ScatterAxis> = {}) =>
  layoutScatter(
    { ...data, ...changes },
    { x: { ...axis, ...x }, y: axis, showHulls: true, pointRadius: 4, fontSize: 10 },
    400,
    300,
    fixedWidthText
  );

describe('scatter layout', () => {
  it('puts the extremes five hundredths of the range from the edges, the greatest value on top', () => {
    const { x, y, plane } = layout();
    const { plot } = plane;
    expect(((x[0] ?? 0) - plot.x) / plot.width).toBeCloseTo(0.05 / 1.1);
    expect(((x[1] ?? 0) - plot.x) / plot.width).toBeCloseTo(1.05 / 1.1);
    expect(y[2]).toBeLessThan(y[0] ?? 0);
  });

  it('places a centre in the middle of its four points, and a hull around them', () => {
    const { x, y, centres, hulls } = layout();
    expect(centres[0]).toBeCloseTo(((x[0] ?? 0) + (x[1] ?? 0)) / 2);
    expect(centres[1]).toBeCloseTo(((y[0] ?? 0) + (y[2] ?? 0)) / 2);
    expect(hulls[0]).toHaveLength(8);
  });

  it('keeps ticks within the plot and the plot within the chart', () => {
    const { plane } = layout();
    expect(plane.plot.x + plane.plot.width).toBeLessThanOrEqual(400);
    for (const tick of plane.ticks.filter(({ align }) => align === 'center')) {
      expect(tick.x).toBeGreaterThanOrEqual(plane.plot.x);
      expect(tick.x).toBeLessThanOrEqual(plane.plot.x + plane.plot.width);
    }
  });

  it('leaves out a tick whose text would be cut off at the right edge', () => {
    const format = (value: number) => `${value} msec`;
    const { plane } = layout({}, { min: 0, max: 10, format });
    const below = plane.ticks.filter(({ align }) => align === 'center');
    expect(below.length).toBeGreaterThan(0);
    for (const { x, text } of below) {
      expect(x + fixedWidthText(text, 10) / 2).toBeLessThanOrEqual(400);
    }
  });

  it('follows given ends of an axis, and has no place for zero on a log axis', () => {
    const given = layout({}, { min: 0, max: 10 });
    expect(given.x[0]).toBeCloseTo(given.plane.plot.x);
    const log = layout({}, { isLog: true });
    expect(log.x[0]).toBeNaN();
    expect(log.x[1]).not.toBeNaN();
  });

  it('writes names beside their points but never over each other', () => {
    const crowd = { x: Float64Array.of(0, 0, 10), y: Float64Array.of(0, 1, 100), groups: Int32Array.of(0, 0, 0) };
    const { labels, plane } = layout({ ...crowd, names: ['first', 'second', 'third'] });
    expect(labels.map(({ text }) => text)).toEqual(['first', 'third']);
    const [, third] = labels;
    expect((third?.x ?? 0) + fixedWidthText('third', 10)).toBeLessThanOrEqual(plane.plot.x + plane.plot.width);
  });
});

describe('finding points', () => {
  const x = Float64Array.of(10, 50, 90, Number.NaN);
  const y = Float64Array.of(10, 50, 20, 5);
  const any = () => true;

  it('gives the nearest one within reach', () => {
    expect(pointAt(x, y, 12, 12, 8, any)).toBe(0);
    expect(pointAt(x, y, 30, 30, 8, any)).toBeNull();
    expect(pointAt(x, y, 12, 12, 8, (point) => point !== 0)).toBeNull();
  });

  it('walks with the arrow keys to every side, from the leftmost on', () => {
    expect(stepPoint(x, y, null, 'ArrowUp', any)).toBe(0);
    expect(stepPoint(x, y, 0, 'ArrowDown', any)).toBe(1);
    expect(stepPoint(x, y, 1, 'ArrowUp', any)).toBe(2);
    expect(stepPoint(x, y, 2, 'ArrowRight', any)).toBeNull();
    expect(stepPoint(x, y, 0, 'End', any)).toBe(2);
    expect(stepPoint(x, y, 2, 'End', any)).toBe(2);
    expect(stepPoint(x, y, 1, 'Home', any)).toBe(0);
    expect(stepPoint(x, y, 0, 'a', any)).toBeNull();
  });

  it('walks through points that lie on each other', () => {
    const same = Float64Array.of(5, 5, 5);
    expect(stepPoint(same, same, 0, 'ArrowRight', any)).toBe(1);
    expect(stepPoint(same, same, 1, 'ArrowRight', any)).toBe(2);
    expect(stepPoint(same, same, 1, 'ArrowLeft', any)).toBe(0);
  });
});
