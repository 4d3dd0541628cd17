import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clippedValues } from '../../../../src/core/detectors/windows/clippedValues';
import { earlierValues } from '../../../../src/core/detectors/history/earlierValues';
import { momentsBefore } from '../../../../src/core/detectors/windows/momentsBefore';
import { smallestStepBefore } from '../../../../src/core/detectors/windows/smallestStepBefore';
import { thresholdAtRate } from '../../../../src/core/detectors/rates/thresholdAtRate';
import { ZoneClock } from '../../../../src/core/detectors/clock/zoneClock';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const gapped = fc.array(fc.oneof(number, fc.constant(NaN)), { minLength: 1, maxLength: 60 });
const dayMs = 86_400_000;

describe('moments of the window before', () => {
  it('are those of its present values', () => {
    fc.assert(
      fc.property(gapped, fc.integer({ min: 1, max: 12 }), (values, window) => {
        const { weights, means, deviations } = momentsBefore(Float64Array.from(values), 0, window);
        values.forEach((_, i) => {
          const present = values.slice(Math.max(0, i - window), i).filter((one) => !Number.isNaN(one));
          const mean = present.reduce((sum, one) => sum + one, 0) / present.length;
          const variance = present.reduce((sum, one) => sum + (one - mean) ** 2, 0) / present.length;
          expect(weights[i]).toBe(present.length);
          if (present.length > 0) {
            expect(Math.abs((means[i] ?? NaN) - mean)).toBeLessThan(1e-9 * 1e6);
            expect(Math.abs((deviations[i] ?? NaN) - Math.sqrt(variance))).toBeLessThan(1e-4);
          }
        });
      })
    );
  });

  it('have the same bits wherever the series begins', () => {
    fc.assert(
      fc.property(gapped, fc.integer({ min: 1, max: 20 }), fc.nat(30), (values, window, cut) => {
        const whole = Float64Array.from(values);
        const first = Math.min(values.length, cut + window);
        const part = whole.slice(Math.min(cut, first));
        expect(momentsBefore(part, first - Math.min(cut, first), window)).toEqual(momentsBefore(whole, first, window));
      })
    );
  });

  it('lose no digits to an offset or to an outlier that has left, and are exactly 0 over equal values', () => {
    const far = Float64Array.of(1e12, 1, 2, 3, 4, NaN);
    expect(momentsBefore(far, 5, 4).deviations[0]).toBeCloseTo(Math.sqrt(1.25), 12);
    expect(
      momentsBefore(
        Float64Array.of(1, 2, 3, 4, 0).map((one) => 1e9 + one),
        4,
        4
      ).deviations[0]
    ).toBeCloseTo(Math.sqrt(1.25), 6);
    expect(momentsBefore(new Float64Array(8).fill(0.1), 7, 7).deviations[0]).toBe(0);
  });

  it('weigh older samples less where they decay', () => {
    const { means, weights } = momentsBefore(Float64Array.of(8, 4, 0), 2, 2, 0.5);
    expect(weights[0]).toBe(1.5);
    expect(means[0]).toBeCloseTo((4 + 8 / 2) / 1.5, 12);
  });
});

describe('the smallest step before', () => {
  it('is that between neighbours within the window', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 9 }), (list, window) => {
        const found = smallestStepBefore(Float64Array.from(list), 0, window);
        list.forEach((_, i) => {
          const held = list.slice(Math.max(0, i - window), i);
          const steps = held.slice(1).map((one, j) => Math.abs(one - (held[j] ?? NaN)));
          expect(found[i]).toBe(Math.min(...steps.filter((step) => step > 0), Infinity) % Infinity || 0);
        });
      })
    );
  });
});

describe('clipped values', () => {
  it('keep what is usual and cut what is far', () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => i % 5);
    values[30] = 1000;
    const clipped = clippedValues(values, 20, 20, 4, 20);
    expect(clipped[10]).toBeLessThan(15);
    expect(clipped.filter((_, i) => i !== 10)).toEqual(values.slice(20).filter((_, i) => i !== 10));
    expect(clippedValues(values, 20, 20, 0, 20)).toEqual(values.slice(20));
  });
});

describe('the same time of earlier days', () => {
  const at = (timeMs: number): readonly number[] => [timeMs];
  const season = { periodMs: dayMs, byDayClass: true, reach: 20, wanted: 6 };

  it('is that of days of the same class', () => {
    const monday = Date.UTC(2026, 10, 30, 9);
    const found = earlierValues(monday, new ZoneClock('UTC'), season, at).flat();
    expect(found.map((timeMs) => new Date(timeMs).getUTCDay())).toEqual([5, 4, 3, 2, 1, 5]);
  });

  it('is that of any day where there are too few of the class', () => {
    const saturday = Date.UTC(2026, 10, 28, 9);
    const since = Date.UTC(2026, 10, 24);
    const found = earlierValues(saturday, new ZoneClock('UTC'), season, (timeMs) => (timeMs < since ? [] : [timeMs]));
    expect(found).toHaveLength(4);
  });

  it('follows the wall clock over a change', () => {
    const nine = Date.UTC(2026, 2, 30, 7);
    const [before] = earlierValues(
      nine,
      new ZoneClock('Europe/Berlin'),
      { ...season, byDayClass: false, wanted: 2 },
      at
    ).slice(1);
    expect(before).toEqual([Date.UTC(2026, 2, 28, 8)]);
  });
});

describe('the threshold at a rate', () => {
  it('is the calibrated one at one alert a month and grows as alerts get rarer', () => {
    expect(thresholdAtRate(0.25, 6)).toBe(6);
    expect(thresholdAtRate(0.025, 6)).toBeCloseTo(10.8, 12);
    expect(thresholdAtRate(2.5, 6)).toBeCloseTo(3.96, 12);
    expect(thresholdAtRate(1, 6)).toBeLessThan(6);
    expect(thresholdAtRate(1, 6, 2)).toBeLessThan(thresholdAtRate(1, 6));
  });
});
