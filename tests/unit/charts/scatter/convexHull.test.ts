import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convexHull } from '../../../../src/charts/scatter/convexHull';

const hullOf = (points: ReadonlyArray<readonly [number, number]>) =>
  convexHull(
    Float64Array.from(points, ([x]) => x),
    Float64Array.from(points, ([, y]) => y)
  );

describe('convexHull', () => {
  it('keeps the corners of a square and nothing on its edges or inside', () => {
    const hull = hullOf([
      [0, 0],
      [2, 0],
      [1, 0],
      [1, 1],
      [2, 2],
      [0, 2],
    ]);
    expect(Array.from(hull)).toEqual([0, 0, 2, 0, 2, 2, 0, 2]);
  });

  it('is a line for points on a line, a point for equal points, and leaves out what has no place', () => {
    expect(
      hullOf([
        [0, 0],
        [1, 1],
        [2, 2],
      ])
    ).toHaveLength(4);
    expect(hullOf([[3, 3]])).toHaveLength(2);
    expect(
      hullOf([
        [Number.NaN, 0],
        [0, Infinity],
      ])
    ).toHaveLength(0);
  });

  it('has every point on the inner side of each edge', () => {
    const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (points) => {
        const hull = hullOf(points);
        const corners = hull.length / 2;
        for (let i = 0; corners >= 3 && i < corners; i++) {
          const [x1, y1] = [hull[2 * i] ?? 0, hull[2 * i + 1] ?? 0];
          const next = (i + 1) % corners;
          const [x2, y2] = [hull[2 * next] ?? 0, hull[2 * next + 1] ?? 0];
          for (const [x, y] of points) {
            expect((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)).toBeGreaterThanOrEqual(0);
          }
        }
      })
    );
  });
});
