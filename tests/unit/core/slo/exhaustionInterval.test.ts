import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random';
import { exhaustionInterval } from '../../../../src/core/slo/exhaustionInterval';

const hourMs = 3_600_000;

describe('when a budget will be spent', () => {
  it('is a moment where every part spends the same', () => {
    const { earliestMs, latestMs } = exhaustionInterval(0.5, Array(12).fill(0.01), hourMs);
    expect(earliestMs).toBeCloseTo(50 * hourMs, 0);
    expect(latestMs).toBeCloseTo(50 * hourMs, 0);
  });

  it('is where x μ ± t s √(x + x²/n) meets what remains', () => {
    // μ = 0.02, s = 0.0104447 of twelve, t of eleven at 0.9 = 1.3634303; scipy's brentq finds both places.
    const spent = [0.01, 0.03, 0.01, 0.03, 0.01, 0.03, 0.01, 0.03, 0.01, 0.03, 0.01, 0.03];
    const { earliestMs, latestMs } = exhaustionInterval(0.5, spent, hourMs);
    expect([earliestMs / hourMs, latestMs / hourMs]).toEqual([
      expect.closeTo(19.834953, 4),
      expect.closeTo(32.900015, 4),
    ]);
  });

  it('is never certain where the parts do not tell the rate from 0', () => {
    const clumped = exhaustionInterval(0.5, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.12], hourMs);
    expect(clumped.latestMs).toBe(Infinity);
    expect(clumped.earliestMs).toBeGreaterThan(0);
    expect(exhaustionInterval(0.5, Array(12).fill(0), hourMs)).toEqual({ earliestMs: Infinity, latestMs: Infinity });
  });

  it('is now where nothing remains, and not known of fewer than three parts', () => {
    expect(exhaustionInterval(-0.1, [1, 2, 3], hourMs)).toEqual({ earliestMs: 0, latestMs: 0 });
    expect(exhaustionInterval(0.5, [0.1, 0.2, NaN, NaN], hourMs)).toEqual({ earliestMs: NaN, latestMs: NaN });
    expect(exhaustionInterval(NaN, [1, 2, 3], hourMs)).toEqual({ earliestMs: NaN, latestMs: NaN });
  });

  it('lies around the time of the mean rate, and scales with the budget and the parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (spent, remaining, factor) => {
          const { earliestMs, latestMs } = exhaustionInterval(remaining, spent, hourMs);
          const middleMs = (remaining / (spent.reduce((sum, one) => sum + one, 0) / spent.length)) * hourMs;
          expect(earliestMs).toBeLessThanOrEqual(middleMs * (1 + 1e-6));
          expect(latestMs).toBeGreaterThanOrEqual(middleMs * (1 - 1e-6));
          const scaled = exhaustionInterval(
            factor * remaining,
            spent.map((one) => factor * one),
            2 * hourMs
          );
          expect(scaled.earliestMs / earliestMs).toBeCloseTo(2, 4);
        }
      )
    );
  });

  it('holds the moment in about four cases of five, with errors in clumps', () => {
    const random = seededRandom(7);
    // In one part of three something is wrong, and costs from 0 to 2 %.
    const part = (): number => (random() < 1 / 3 ? 0.02 * random() : 0);
    let early = 0;
    let late = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      const { earliestMs, latestMs } = exhaustionInterval(
        0.5,
        Array.from({ length: 12 }, () => part()),
        1
      );
      let left = 0.5;
      let at = 0;
      while (left > 0) {
        left -= part();
        at += 1;
      }
      early += at < earliestMs ? 1 : 0;
      late += at - 1 > latestMs ? 1 : 0;
    }
    expect(early / runs).toBeGreaterThan(0.03);
    expect(early / runs).toBeLessThan(0.17);
    expect(late / runs).toBeGreaterThan(0.03);
    expect(late / runs).toBeLessThan(0.17);
  });
});
