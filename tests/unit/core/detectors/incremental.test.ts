import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearestDistances } from '../../../../src/core/detectors/rows/nearestDistances';
import { SampleRing } from '../../../../src/core/detectors/windows/sampleRing';
import { ruledScores } from '../../../../src/core/detectors/rules/ruledScores';
import { ZoneClock } from '../../../../src/core/detectors/clock/zoneClock';

describe('the quiet time after a score', () => {
  it('silences what is no higher than what came within it', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 7 }), (list, quietSamples) => {
        const given = Float64Array.from(list);
        const rules = { direction: 'both', minDeviation: 0, minSamples: 0, confirm: { required: 1, of: 1 } } as const;
        const after = ruledScores(given, given, given, { ...rules, quietSamples });
        const wanted = list.map((score, i) =>
          score <= Math.max(-1, ...list.slice(Math.max(0, i - quietSamples), i)) ? 0 : score
        );
        expect(Array.from(after)).toEqual(wanted);
      })
    );
  });
});

describe('the nearest distances', () => {
  it('end with the k-th smallest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 3 }), (distances) => {
        const nearest = new NearestDistances(3);
        distances.forEach((distance) => nearest.offer(distance));
        expect(nearest.farthest).toBe(distances.slice().sort((a, b) => a - b)[2]);
        expect(nearest.offered).toBe(distances.length);
      })
    );
  });
});

describe('the nearest of two sets of distances', () => {
  it('are those of both together', () => {
    const distances = fc.array(fc.nat(100), { maxLength: 20 });
    fc.assert(
      fc.property(distances, distances, (ours, theirs) => {
        const nearest = new NearestDistances(3);
        const others = new NearestDistances(3);
        const all = new NearestDistances(3);
        nearest.offerFrom(0, Float64Array.from(ours), 0, ours.length);
        others.offerFrom(0, Float64Array.from(theirs), 0, theirs.length);
        [...ours, ...theirs].forEach((distance) => all.offer(distance));
        nearest.offerAll(others);
        expect([nearest.farthest, nearest.offered]).toEqual([all.farthest, all.offered]);
      })
    );
  });
});

describe('the ring of samples', () => {
  it('has the mean of those that it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
        const ring = new SampleRing(7);
        values.forEach((value, i) => {
          ring.push(value);
          const held = values.slice(Math.max(0, i - 6), i + 1);
          expect(ring.mean()).toBe(held.reduce((sum, one) => sum + one, 0) / held.length);
        });
      })
    );
  });
});

describe('the zone clock', () => {
  it('is the wall clock, daylight saving and odd offsets included', () => {
    expect(new ZoneClock('UTC').localMs(12_345)).toBe(12_345);
    const berlin = new ZoneClock('Europe/Berlin');
    expect(berlin.localMs(Date.UTC(2024, 2, 31, 0, 59))).toBe(Date.UTC(2024, 2, 31, 1, 59));
    expect(berlin.localMs(Date.UTC(2024, 2, 31, 1, 0))).toBe(Date.UTC(2024, 2, 31, 3, 0));
    expect(new ZoneClock('Asia/Kathmandu').localMs(Date.UTC(2024, 0, 31, 23))).toBe(Date.UTC(2024, 1, 1, 4, 45));
  });
});
