import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlaneZoom, zoomPlane } from '../../../../src/charts/axis/planeZoom';
import { type Rectangle } from '../../../../src/charts/geometry';
import { isWithin } from '../../../../src/charts/isWithin';
import { layoutScatter, type ScatterAxis, type ScatterData } from '../../../../src/charts/scatter/layout';
import { placeNames, type PlacedName } from '../../../../src/charts/scatter/placeNames';
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
const layout = (changes: Partial<ScatterData> = {}, x: Partial<ScatterAxis> = {}, zoom: PlaneZoom | null = null) =>
  layoutScatter(
    { ...data, ...changes },
    {
      x: { ...axis, ...x },
      y: axis,
      zoom,
      showHulls: true,
      pointRadius: 4,
      centreReach: 7,
      mayCoverPoints: true,
      fontSize: 10,
    },
    400,
    300,
    fixedWidthText
  );
/** The rectangle that a name takes. */
const boxOf = ({ text, x, y }: PlacedName) => ({ x, y: y - 5, width: fixedWidthText(text, 10), height: 10 });
const doOverlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && a.y < b.y + b.height - 0.5 && b.y < a.y + a.height - 0.5;

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

  it('narrows its axes to a zoom, whatever the data and the given ends', () => {
    const { plane, x, y, hulls } = layout({}, { min: 0, max: 20 }, { x: [4, 6], y: null });
    expect([plane.x.min, plane.x.max]).toEqual([4, 6]);
    expect(plane.y.max).toBeCloseTo(105);
    expect(x[4]).toBeCloseTo(plane.plot.x + plane.plot.width / 2);
    expect(isWithin(plane.plot, x[0] ?? 0, y[0] ?? 0)).toBe(false);
    expect(hulls[0]?.[0]).toBeLessThan(plane.plot.x);
  });

  it('names the points in view only', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const all = { names, centreX: new Float64Array(), centreY: new Float64Array() };
    expect(layout(all).labels.map(({ point }) => point)).toEqual([0, 1, 2, 3, 4]);
    expect(layout(all, {}, { x: [4, 11], y: [-10, 60] }).labels.map(({ point }) => point)).toEqual([1, 4]);
  });

  it('writes names right of their points, else left, above or below, where they are free of what is there', () => {
    const { labels, x, centres } = layout({ names: ['a', 'longer name', 'c', 'd', 'middle'] });
    const placed = new Map(labels.map((label) => [label.point, label]));
    expect(placed.get(0)?.x).toBeGreaterThan(x[0] ?? 0);
    expect((placed.get(1)?.x ?? 0) + fixedWidthText('longer name', 10)).toBeLessThan(x[1] ?? 0);
    // The centre's mark lies on this point: the name stands farther off.
    expect(placed.get(4)?.x).toBeCloseTo((centres[0] ?? 0) + 11);
  });
});

describe('placeNames', () => {
  const plot = { x: 0, y: 0, width: 300, height: 200 };
  const place = (points: ReadonlyArray<readonly [number, number]>, taken: readonly Rectangle[] = [], mayCover = true) =>
    placeNames(
      {
        names: points.map((_, i) => `name ${i}`),
        x: Float64Array.from(points, ([x]) => x),
        y: Float64Array.from(points, ([, y]) => y),
        radius: 4,
        mayCover,
      },
      plot,
      taken,
      10,
      fixedWidthText
    );

  it('leaves a name out that would hide points, unless all are wanted', () => {
    const crowd = Array.from({ length: 450 }, (_, i): readonly [number, number] => [
      (i % 25) * 12 + 6,
      Math.floor(i / 25) * 12 + 6,
    ]);
    expect(place(crowd, [], false)).toEqual([]);
    expect(place(crowd, [], true).length).toBeGreaterThan(0);
  });

  it('goes round a mark that is in the way', () => {
    const [free] = place([[150, 100]]);
    expect(free).toMatchObject({ x: 157, y: 100 });
    const right = { x: 160, y: 95, width: 20, height: 10 };
    const left = { x: 120, y: 95, width: 20, height: 10 };
    const above = { x: 140, y: 60, width: 20, height: 34 };
    const width = fixedWidthText('name 0', 10);
    expect(place([[150, 100]], [right])[0]?.x).toBe(143 - width);
    expect(place([[150, 100]], [right, left])[0]).toMatchObject({ x: 150 - width / 2, y: 88 });
    expect(place([[150, 100]], [right, left, above])[0]).toMatchObject({ x: 150 - width / 2, y: 112 });
    expect(place([[150, 100]], [right, left, { ...above, height: 80 }])).toEqual([]);
    expect(place([[150, 100]], [{ x: 140, y: 90, width: 20, height: 20 }])[0]).toMatchObject({ x: 161, y: 100 });
  });

  it('covers a point only where there is no other place', () => {
    const first = (others: ReadonlyArray<readonly [number, number]>) => place([[150, 100], ...others])[0];
    expect(first([[170, 100]])?.x).toBeLessThan(150);
    const around = [170, 130, 150].flatMap((x) => [84, 100, 116].map((y): readonly [number, number] => [x, y]));
    expect(first(around.filter(([x, y]) => x !== 150 || y !== 100))).toMatchObject({ x: 157, y: 100 });
  });

  it('never covers a mark or another name, nor leaves the plot, and names what stands alone', () => {
    const places = fc.tuple(fc.integer({ min: -20, max: 320 }), fc.integer({ min: -20, max: 220 }));
    fc.assert(
      fc.property(fc.array(places, { maxLength: 20 }), fc.array(places, { maxLength: 4 }), (points, marks) => {
        const taken = marks.map(([x, y]) => ({ x: x - 7, y: y - 7, width: 14, height: 14 }));
        const boxes = place(points, taken).map(boxOf);
        const all = [...taken, ...boxes];
        for (const [index, box] of boxes.entries()) {
          expect(all.filter((other, at) => at !== taken.length + index && doOverlap(box, other))).toEqual([]);
          expect([box.x >= 0, box.x + box.width <= 300, box.y >= -5, box.y <= 195]).toEqual([true, true, true, true]);
        }
      })
    );
    expect(place([[150, 100]])).toHaveLength(1);
  });
});

describe('zooming a plane', () => {
  const { plane } = layout({}, { isLog: true, min: 1, max: 100 });
  const { plot } = plane;
  const part = (left: number, top: number, width: number, height: number) => ({
    x: plot.x + left * plot.width,
    y: plot.y + top * plot.height,
    width: width * plot.width,
    height: height * plot.height,
  });

  it('gives the values at the sides of the rectangle, on a log axis too', () => {
    const zoom = zoomPlane(plane, part(0.5, 0.25, 0.5, 0.5), null);
    expect(zoom?.x?.[0]).toBeCloseTo(10);
    expect(zoom?.x?.[1]).toBeCloseTo(100);
    expect(zoom?.y?.[0]).toBeCloseTo(22.5);
    expect(zoom?.y?.[1]).toBeCloseTo(77.5);
  });

  it('puts the corners of the rectangle into the corners of the plot', () => {
    const rectangle = part(0.2, 0.1, 0.3, 0.6);
    const zoom = zoomPlane(plane, rectangle, null);
    const inner = layout({}, { isLog: true, min: 1, max: 100 }, zoom).plane;
    const middle = plane.x.valueAt((rectangle.x + rectangle.width / 2 - plot.x) / plot.width);
    expect(inner.x.share(middle)).toBeCloseTo(0.5);
    expect(inner.y.share(plane.y.valueAt(0.9))).toBeCloseTo(1);
    expect(inner.y.share(plane.y.valueAt(0.3))).toBeCloseTo(0);
  });

  it('leaves an axis as it is along which the rectangle is thin', () => {
    const before = { x: null, y: [0, 50] } as const;
    expect(zoomPlane(plane, part(0, 0.5, 0.5, 0.001), before)).toMatchObject({
      x: [1, expect.closeTo(10)],
      y: [0, 50],
    });
    expect(zoomPlane(plane, part(0.5, 0.5, 0.001, 0.001), before)).toBe(before);
    expect(zoomPlane(plane, part(0.5, 0.5, 0.001, 0.001), null)).toBeNull();
  });

  it('stops where numbers end', () => {
    const narrow = { x: [1, 1 + 1e-9] as const, y: null };
    const inner = layout({}, {}, narrow).plane;
    expect(zoomPlane(inner, part(0.5, 0, 0.2, 0), narrow)).toBe(narrow);
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
