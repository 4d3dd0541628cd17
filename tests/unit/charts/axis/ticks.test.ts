import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { linearTicks } from '../../../../src/charts/axis/linearTicks';
import { logTicks } from '../../../../src/charts/axis/logTicks';
import { tickTexts } from '../../../../src/charts/axis/tickTexts';
import { buildValueAxis } from '../../../../src/charts/axis/valueAxis';

const plain = (value: number, decimals?: number) => (decimals === undefined ? String(value) : value.toFixed(decimals));

describe('ticks', () => {
  it('are round multiples within the interval', () => {
    expect(linearTicks(-1, 1, 5)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(linearTicks(0, 9.3, 5)).toEqual([0, 2, 4, 6, 8]);
    expect(linearTicks(0.1, 0.35, 5)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  });

  it('an empty or infinite interval has its lower end at most', () => {
    expect(linearTicks(2, 2, 5)).toEqual([2]);
    expect(linearTicks(Number.NaN, 1, 5)).toEqual([]);
    expect(linearTicks(-Infinity, 1, 5)).toEqual([]);
  });

  it('never lie outside, never repeat and stay near the wanted number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (min, range, target) => {
          const ticks = linearTicks(min, min + range, target);
          expect(ticks.length).toBeLessThanOrEqual(target * 2 + 1);
          expect(new Set(ticks).size).toBe(ticks.length);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(min - range * 1e-6);
            expect(tick).toBeLessThanOrEqual(min + range * (1 + 1e-6));
          }
        }
      )
    );
  });

  it('of a logarithm are powers of ten, with 2 and 5 where there is room', () => {
    expect(logTicks(1, 1000, 4)).toEqual([1, 10, 100, 1000]);
    expect(logTicks(1, 10, 6)).toEqual([1, 2, 5, 10]);
    expect(logTicks(1e-3, 1e9, 4)).toEqual([1e-3, 1, 1e3, 1e6, 1e9]);
  });

  it('share their decimals, unless that would make two of them equal', () => {
    expect(tickTexts([0, 0.5, 1], plain)).toEqual(['0.0', '0.5', '1.0']);
    const scaled = (value: number, decimals?: number) =>
      value < 1000 ? `${value} ms` : `${plain(value / 1000, decimals)} s`;
    expect(tickTexts([900, 1000, 1100], scaled)).toEqual(['900 ms', '1 s', '1.1 s']);
  });
});

describe('value axis', () => {
  it('share and valueAt are inverse, on both scales', () => {
    for (const isLog of [false, true]) {
      const axis = buildValueAxis(2, 2000, isLog, 5, plain);
      for (const share of [0, 0.25, 1]) {
        expect(axis.share(axis.valueAt(share))).toBeCloseTo(share, 12);
      }
    }
  });

  it('an interval without extent is widened around its value', () => {
    const axis = buildValueAxis(5, 5, false, 5, plain);
    expect(axis.share(5)).toBeCloseTo(0.5);
  });

  it('a logarithm has no place for values that are not positive', () => {
    const axis = buildValueAxis(-3, 1000, true, 5, plain);
    expect(axis.min).toBe(1);
    expect(axis.share(0)).toBeNaN();
  });

  it('no data at all still gives a finite axis', () => {
    const axis = buildValueAxis(Infinity, -Infinity, false, 5, plain);
    expect(Number.isFinite(axis.min) && axis.max > axis.min).toBe(true);
  });
});
