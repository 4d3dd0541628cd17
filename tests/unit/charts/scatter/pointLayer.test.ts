import { describe, expect, it } from 'vitest';
import { pointInks, pointLayer, stampPointsInPlace } from '../../../../src/charts/scatter/pointLayer';
import { type PointShape, type PointStyle } from '../../../../src/charts/scatter/pointShape';

const red: PointStyle = { shape: 'circle', radius: 3, color: '#ff0000', opacity: 1 };
const all = { x: 0, y: 0, width: 20, height: 20 };

/** Red, green, blue and opacity of each pixel of a 20 × 20 layer with points stamped on it. */
function stamped(
  places: ReadonlyArray<readonly [number, number, number?]>,
  looks: readonly PointStyle[] = [red],
  { clip = all, pixelRatio = 1 } = {}
) {
  const layer = pointLayer(20, 20, pixelRatio);
  stampPointsInPlace(
    layer,
    {
      x: Float64Array.from(places, ([x]) => x),
      y: Float64Array.from(places, ([, y]) => y),
      styles: Int32Array.from(places, ([, , style]) => style ?? 0),
    },
    pointInks(looks, layer),
    clip
  );
  const bytes = new Uint8Array(layer.pixels.buffer);
  const at = (x: number, y: number) =>
    Array.from(bytes.subarray((y * layer.width + x) * 4, (y * layer.width + x) * 4 + 4));
  const coverage = Array.from(layer.pixels).reduce((sum, pixel) => sum + (pixel >>> 24) / 255, 0);
  return { at, coverage, layer };
}

describe('stampPointsInPlace', () => {
  it('fills the middle of a point with its colour and nothing beyond its radius', () => {
    const { at } = stamped([[10, 10]]);
    expect(at(10, 10)).toEqual([255, 0, 0, 255]);
    expect(at(10, 14)).toEqual([0, 0, 0, 0]);
  });

  it.each<PointShape>(['circle', 'square', 'diamond', 'triangle'])('a %s covers about the area of a disc', (shape) => {
    const { coverage } = stamped([[10.1, 9.9]], [{ ...red, shape, radius: 5 }]);
    expect(coverage / (Math.PI * 25)).toBeGreaterThan(0.85);
    expect(coverage / (Math.PI * 25)).toBeLessThan(1.15);
  });

  it('leaves the middle of a ring empty', () => {
    const { at, coverage } = stamped([[10.5, 10.5]], [{ ...red, shape: 'ring', radius: 5 }]);
    expect(at(10, 10)).toEqual([0, 0, 0, 0]);
    expect(coverage).toBeGreaterThan(20);
  });

  it('adds up the opacity of points that lie on each other', () => {
    const half = { ...red, opacity: 0.5 };
    expect(stamped([[10, 10]], [half]).at(10, 10)).toEqual([255, 0, 0, 128]);
    expect(
      stamped(
        [
          [10, 10],
          [10, 10],
        ],
        [half]
      ).at(10, 10)
    ).toEqual([255, 0, 0, 192]);
  });

  it('mixes the colours of points that lie on each other, the upper one more', () => {
    const looks = [
      { ...red, opacity: 0.5 },
      { ...red, color: '#0000ff', opacity: 0.5 },
    ];
    const [r = 0, g, b = 0, a] = stamped(
      [
        [10, 10, 0],
        [10, 10, 1],
      ],
      looks
    ).at(10, 10);
    expect([g, a]).toEqual([0, 192]);
    expect(b).toBeCloseTo((255 * 2) / 3, -0.5);
    expect(r).toBeCloseTo(255 / 3, -0.5);
  });

  it('keeps to the clip and to the layer', () => {
    const { at } = stamped([[10, 10]], [red], { clip: { x: 0, y: 0, width: 10, height: 20 } });
    expect(at(9, 10)[3]).toBe(255);
    expect(at(10, 10)[3]).toBe(0);
    expect(stamped([[0, 0]]).coverage / (Math.PI * 9)).toBeCloseTo(0.25, 1);
  });

  it('does not draw points without a place or with a look below zero', () => {
    expect(
      stamped([
        [Number.NaN, 5],
        [5, 5, -1],
        [Infinity, 2],
      ]).coverage
    ).toBe(0);
  });

  it('draws as large on a fine screen, in CSS pixels', () => {
    const fine = stamped([[10, 10]], [red], { pixelRatio: 2 });
    expect(fine.layer.width).toBe(40);
    expect(fine.coverage / 4 / stamped([[10, 10]]).coverage).toBeCloseTo(1, 1);
  });
});
