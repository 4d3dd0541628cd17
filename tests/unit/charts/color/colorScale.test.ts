import { describe, expect, it } from 'vitest';
import { buildColorScale } from '../../../../src/charts/color/colorScale';
import { writePixels } from '../../../../src/charts/color/writePixels';
import { readableTextColor } from '../../../../src/charts/color/readableTextColor';

/** A ramp on which the red part says the share. */
const ramp = (share: number) => ({ red: share * 255, green: 0, blue: 0 });
const redAt = (scale: ReturnType<typeof buildColorScale>, value: number) =>
  Math.round(scale.colors[scale.indexOf(value)]?.red ?? Number.NaN);

describe('colour scale', () => {
  it('spreads the ramp over the range', () => {
    const scale = buildColorScale({ colorAt: ramp, min: -1, max: 1 });
    expect([redAt(scale, -1), redAt(scale, 1)]).toEqual([0, 255]);
    expect(Math.abs(redAt(scale, 0) - 127.5)).toBeLessThan(1);
  });

  it('clamps what lies outside, infinities included, and has no colour for NaN', () => {
    const scale = buildColorScale({ colorAt: ramp, min: 0, max: 10 });
    expect([redAt(scale, -5), redAt(scale, 15), redAt(scale, Infinity), redAt(scale, -Infinity)]).toEqual([
      0, 255, 255, 0,
    ]);
    expect(scale.indexOf(Number.NaN)).toBe(-1);
  });

  it('with a centre the nearer end is paler, as in seaborn', () => {
    const scale = buildColorScale({ colorAt: ramp, min: -1, max: 4, center: 0 });
    expect(redAt(scale, 4)).toBe(255);
    expect(Math.abs(redAt(scale, 0) - 127.5)).toBeLessThan(1);
    expect(redAt(scale, -1)).toBe(Math.round(255 * (3 / 8)));
  });

  it('an empty range gets the middle colour', () => {
    const scale = buildColorScale({ colorAt: ramp, min: 3, max: 3 });
    expect(Math.abs(redAt(scale, 3) - 127.5)).toBeLessThan(1);
  });

  it('reversed, the ends change places', () => {
    const scale = buildColorScale({ colorAt: ramp, min: 0, max: 1, isReversed: true });
    expect([redAt(scale, 0), redAt(scale, 1)]).toEqual([255, 0]);
  });

  it('the pixels hold the same colours, opaque', () => {
    const scale = buildColorScale({ colorAt: () => ({ red: 1, green: 2, blue: 3 }), min: 0, max: 1 });
    expect(scale.pixels[0]).toBe(0xff030201);
    expect(scale.css[0]).toBe('rgb(1, 2, 3)');
  });
});

describe('writePixels', () => {
  it.each([
    [-1, 1],
    [0, 1000],
    [3, 3],
  ])('gives the colours of indexOf, for values in and outside %d to %d', (min, max) => {
    const scale = buildColorScale({ colorAt: ramp, min, max });
    const values = Float64Array.from({ length: 200 }, (_, i) => min - 1 + ((max - min + 2) * i) / 199);
    const pixels = new Uint32Array(values.length);
    writePixels(scale, values, undefined, 0, pixels);
    values.forEach((value, i) => expect(pixels[i]).toBe(scale.pixels[scale.indexOf(value)]));
  });

  it('marks missing values and leaves hidden ones alone', () => {
    const scale = buildColorScale({ colorAt: ramp, min: 0, max: 1 });
    const pixels = Uint32Array.of(7, 7, 7);
    writePixels(scale, Float64Array.of(Number.NaN, 1, 0), Uint8Array.of(0, 1, 0), 9, pixels);
    expect(Array.from(pixels)).toEqual([9, 7, scale.pixels[0]]);
  });
});

describe('readableTextColor', () => {
  it('is dark on light and light on dark', () => {
    expect(readableTextColor({ red: 221, green: 221, blue: 221 })).toBe('#262626');
    expect(readableTextColor({ red: 59, green: 76, blue: 192 })).toBe('#ffffff');
  });
});
