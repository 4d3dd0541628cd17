import { describe, expect, it } from 'vitest';
import { EarlierEpisodes } from '../../../../src/core/detectors/ensemble/earlierEpisodes';
import { profileStepMs } from '../../../../src/core/detectors/detector/seriesHistory';
import { seededRandom } from '../../../../src/core/random';

const dayMs = 86_400_000;
const slotsPerDay = dayMs / profileStepMs;
const startMs = Date.UTC(2026, 4, 4);
const clock = { localMs: (timeMs: number) => timeMs, isUtc: true };

/** Episodes of a profile of so many days, in which a value at a slot is as said, before the end or another time. */
function episodesOf(
  days: number,
  valueAt: (slot: number) => number,
  beforeMs = startMs + days * dayMs
): EarlierEpisodes {
  const times = Float64Array.from({ length: days * slotsPerDay }, (_, i) => startMs + i * profileStepMs);
  const episodes = new EarlierEpisodes({ times, values: times.map((_, i) => valueAt(i)) }, clock);
  episodes.measure(beforeMs);
  return episodes;
}

/** 100, and so much more at some slots. */
const bumps =
  (sizes: Readonly<Record<number, number>>) =>
  (slot: number): number =>
    100 + (sizes[slot] ?? 0);

const onDay = (day: number, slot: number): number => day * slotsPerDay + slot;

describe('episodes of the last three weeks', () => {
  it('know what single samples reached in four of them', () => {
    const sizes = {
      [onDay(12, 10)]: 50,
      [onDay(14, 40)]: 7,
      [onDay(15, 60)]: 9,
      [onDay(17, 20)]: 8,
      [onDay(19, 5)]: 6,
    };
    const { sample, lasting } = episodesOf(30, bumps(sizes));
    expect(sample).toBe(7);
    expect(lasting).toBe(0);
  });

  it('know what lasted a quarter of an hour in two of them, on one side', () => {
    const sizes = {
      [onDay(12, 10)]: 9,
      [onDay(12, 11)]: 8,
      [onDay(14, 40)]: 5,
      [onDay(14, 41)]: 6,
      [onDay(16, 70)]: 7,
      [onDay(16, 71)]: -7,
    };
    expect(episodesOf(30, bumps(sizes)).lasting).toBe(5);
  });

  it('take a rhythm of days and weeks for no surprise', () => {
    const rhythm = (slot: number): number => {
      const day = Math.floor(slot / slotsPerDay);
      return 100 + 40 * Math.sin((2 * Math.PI * slot) / slotsPerDay) + (day % 7 === 3 ? 30 : 0);
    };
    const { sample, lasting } = episodesOf(30, rhythm);
    expect(sample).toBeCloseTo(0, 9);
    expect(lasting).toBeCloseTo(0, 9);
  });

  it('take a weekend for no surprise before a week is known', () => {
    const weekly = (slot: number): number => {
      const day = Math.floor(slot / slotsPerDay);
      const height = day % 7 >= 5 ? 20 : 40;
      return 100 + height * Math.max(0, Math.sin((2 * Math.PI * slot) / slotsPerDay - 1));
    };
    const { sample, lasting } = episodesOf(9, weekly);
    expect(sample).toBeCloseTo(0, 9);
    expect(lasting).toBeCloseTo(0, 9);
    const sizes = [1, 2, 3, 4].map((day) => onDay(day, 70 + 9 * (day % 2)));
    const bumped = episodesOf(9, (slot) => weekly(slot) + (sizes.includes(slot) ? 25 : 0));
    expect(bumped.sample).toBeGreaterThan(20);
  });

  it('end before the time that is asked for', () => {
    const late = { [onDay(29, 80)]: 9, [onDay(29, 81)]: 9, [onDay(29, 90)]: 9, [onDay(29, 91)]: 9 };
    expect(episodesOf(30, bumps(late)).lasting).toBe(9);
    expect(episodesOf(30, bumps(late), startMs + 29 * dayMs).lasting).toBe(0);
  });

  it('are those of the hour before where clocks are put back, the oldest one with the sample before it', () => {
    const endMs = startMs + 30 * dayMs;
    const oldest = onDay(30, 0) - 253 * 8;
    const sizes = { [oldest - 1]: 9, [oldest]: 8, [onDay(28, 41)]: 7, [onDay(28, 42)]: 7 };
    const episodes = episodesOf(30, bumps(sizes), endMs);
    expect(episodes.lasting).toBe(0);
    episodes.measure(endMs - 3_600_000);
    expect(episodes.lasting).toBe(7);
  });

  it('say nothing of less than seven days, of gaps and of nothing', () => {
    const jagged = (slot: number): number => 100 + ((slot * 37) % 11);
    expect(episodesOf(6, jagged)).toMatchObject({ sample: 0, lasting: 0 });
    expect(episodesOf(20, () => NaN)).toMatchObject({ sample: 0, lasting: 0 });
    expect(episodesOf(0, jagged)).toMatchObject({ sample: 0, lasting: 0 });
    expect(episodesOf(20, jagged).sample).toBeGreaterThan(0);
  });

  it('are the same whoever asks from the start, at once, or with a longer profile', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 45 * slotsPerDay }, () => 100 + (random() < 0.02 ? NaN : 20 * random() ** 8));
    const valueAt = (slot: number): number => values[slot] ?? NaN;
    const later = (slot: number): number => valueAt(slot + 13 * slotsPerDay);
    const walking = episodesOf(45, valueAt, startMs + 42 * dayMs);
    for (let quarter = 0; quarter < 100; quarter++) {
      const atMs = startMs + 42 * dayMs + quarter * profileStepMs;
      walking.measure(atMs);
      const { sample, lasting } = episodesOf(45, valueAt, atMs);
      expect({ sample: walking.sample, lasting: walking.lasting }).toEqual({ sample, lasting });
      const short = episodesOf(32, later, atMs - 13 * dayMs);
      expect({ sample: short.sample, lasting: short.lasting }).toEqual({ sample, lasting });
      expect(sample).toBeGreaterThan(0);
    }
  });
});
