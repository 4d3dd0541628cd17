import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayReferences } from '../../../../src/core/detectors/dayReferences';
import { SortedMemory } from '../../../../src/core/detectors/ensemble/sortedMemory';
import { NearestDistances } from '../../../../src/core/detectors/nearestDistances';
import { RankHistory } from '../../../../src/core/detectors/rankHistory';
import { SampleRing } from '../../../../src/core/detectors/sampleRing';
import { ruledScores } from '../../../../src/core/detectors/ruledScores';
import { ZoneClock } from '../../../../src/core/detectors/zoneClock';

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

describe('the rank history', () => {
  it('counts the remembered distances that are as large or larger', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 80 }), (exponents) => {
        const history = new RankHistory(20);
        const distances = exponents.map((exponent) => (exponent === 0 ? 0 : 1.5 ** exponent));
        distances.forEach((distance, i) => {
          const before = distances.slice(Math.max(0, i - 20), i);
          if (before.some((one) => one > 0)) {
            expect(history.rank(distance)).toBe(1 + before.filter((one) => one >= distance).length);
          }
          history.push(distance);
        });
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

describe('the sorted memory', () => {
  it('measures to the k-th nearest of the remembered values, delayed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
        const memory = new SortedMemory(10, 3);
        values.forEach((value, i) => {
          const remembered = values.slice(Math.max(0, i - 13), Math.max(0, i - 3));
          const distances = remembered.map((one) => Math.abs(one - value)).sort((a, b) => a - b);
          expect(memory.nearestDistance(value, 2)).toBe(distances[1] ?? Infinity);
          memory.push(value);
        });
      })
    );
  });
});

describe('references by time of day', () => {
  it('are those within reach on every day before, gaps and all, without the newest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 300 }), (gaps) => {
        const stepMs = 3_600_000;
        const references = new DayReferences(100, 4, stepMs);
        const pushed: Array<{ timeMs: number; value: number }> = [];
        let timeMs = 0;
        gaps.forEach((gap, value) => {
          timeMs += gap * stepMs;
          pushed.push({ timeMs, value });
          references.push(timeMs, value);
        });
        const now = timeMs + stepMs;
        const spans: number[] = [];
        const count = references.findInPlace(now, 2 * stepMs, spans);
        const found: number[] = [];
        for (let span = 0; span < spans.length; span += 2) {
          found.push(...references.values.subarray(spans[span], spans[span + 1]));
        }
        const wanted = pushed.slice(-100, -4).filter((one) => {
          const apart = (now - one.timeMs) % 86_400_000;
          return now - one.timeMs > 43_200_000 && Math.min(apart, 86_400_000 - apart) <= 2 * stepMs;
        });
        expect(found.sort((a, b) => a - b)).toEqual(wanted.map(({ value }) => value));
        expect(count).toBe(found.length);
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
