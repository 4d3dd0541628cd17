import { describe, expect, it } from 'vitest';
import { type CurveOptions, layoutCurve } from '../../../../src/charts/curve/layout';
import { nearestOnCurve } from '../../../../src/charts/curve/nearestOnCurve';
import { fixedWidthText } from '../fixedWidthText';

const format = (value: number) => value.toFixed(1);
const options: CurveOptions = {
  xTitle: 'k',
  yTitle: 'inertia',
  secondTitle: 'silhouette',
  formatX: (value) => (Number.isInteger(value) ? String(value) : ''),
  formatY: format,
  formatSecond: format,
  showPoints: true,
  guides: [
    { axis: 'x', value: 3, label: 'knee' },
    { axis: 'x', value: 3.1, label: 'silhouette' },
  ],
  fontSize: 10,
};
const layout = layoutCurve(
  {
    x: [1, 2, 3, 4],
    y: Float64Array.of(600, 250, 40, 20),
    second: Float64Array.of(Number.NaN, 0.6, 0.9, 0.91),
  },
  options,
  400,
  200,
  fixedWidthText
);

describe('curve layout', () => {
  it('lets the left axis start at zero and keeps every point within the plot', () => {
    const { plot, y } = layout.plane;
    expect(y.min).toBe(0);
    for (let i = 0; i < 4; i++) {
      expect(layout.y[i]).toBeGreaterThan(plot.y);
      expect(layout.y[i]).toBeLessThan(plot.y + plot.height);
    }
  });

  it('shortens the label of a guide where only the short one keeps off the curves', () => {
    const labelled = { axis: 'x' as const, value: 3, label: 'k = 3 (knee, silhouette)', shortLabel: 'k = 3' };
    const data = { x: [1, 2, 3, 4], y: Float64Array.of(600, 250, 40, 20), second: null };
    const labelAt = (width: number) =>
      layoutCurve(data, { ...options, guides: [labelled] }, width, 120, fixedWidthText).guides[0]?.label.text;
    expect(labelAt(600)).toBe('k = 3 (knee, silhouette)');
    expect(labelAt(180)).toBe('k = 3');
  });

  it("keeps a guide's label within a narrow plot", () => {
    const guides = [{ axis: 'x' as const, value: 3, label: 'k = 3 (knee, silhouette)' }];
    const data = { x: [1, 2, 3, 4], y: Float64Array.of(600, 250, 40, 20), second: null };
    const { plane, guides: placed } = layoutCurve(data, { ...options, guides }, 180, 120, fixedWidthText);
    const { text, x } = placed[0]?.label ?? { text: '', x: Number.NaN };
    expect(text).toMatch(/^k = 3/);
    expect(x).toBeGreaterThanOrEqual(plane.plot.x);
    expect(x + fixedWidthText(text, 10)).toBeLessThanOrEqual(plane.plot.x + plane.plot.width);
  });

  it('gives the second curve its own scale and a gap where it is undefined', () => {
    expect(layout.second?.[0]).toBeNaN();
    expect(layout.second?.[3]).toBeLessThan(layout.second?.[1] ?? 0);
    expect(layout.plane.right?.max).toBeGreaterThan(0.91);
  });

  it('stands its guides at their values and stacks labels that would collide', () => {
    const [knee, other] = layout.guides;
    expect(knee?.line[0]).toBeCloseTo(layout.x[2] ?? 0);
    expect(other?.label.y).toBeGreaterThan(knee?.label.y ?? 0);
  });

  it('finds the place of the curve nearest to the pointer', () => {
    const { plot } = layout.plane;
    expect(nearestOnCurve(layout, (layout.x[1] ?? 0) + 5, plot.y + 5)).toBe(1);
    expect(nearestOnCurve(layout, plot.x - 20, plot.y + 5)).toBeNull();
  });
});
