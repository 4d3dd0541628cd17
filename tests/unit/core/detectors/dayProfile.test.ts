import { describe, expect, it } from 'vitest';
import { DayProfile } from '../../../../src/core/detectors/ensemble/dayProfile';
import { seededRandom } from '../../../../src/core/random';

const slotMs = 900_000;
const slotsPerDay = 96;
const dayMs = slotsPerDay * slotMs;
/** A Monday. */
const startMs = Date.UTC(2026, 5, 1);
const firstSlot = startMs / slotMs;
const clock = { localMs: (timeMs: number): number => timeMs, isUtc: true };
const random = seededRandom(5);
const values = Float64Array.from({ length: 40 * slotsPerDay }, (_, i) =>
  random() < 0.05 ? NaN : Math.sin((2 * Math.PI * i) / slotsPerDay) + random()
);
const times = Float64Array.from(values, (_, i) => startMs + i * slotMs);

const valueAt = (slot: number): number => values[slot - firstSlot] ?? NaN;
const isWeekend = (day: number): boolean => [0, 6].includes(new Date(day * dayMs).getUTCDay());
const ascending = (list: readonly number[]): readonly number[] =>
  list.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
const quantile = (list: readonly number[], share: number): number => {
  const ordered = ascending(list);
  return ordered[Math.floor(share * (ordered.length - 1))] ?? NaN;
};
const sigma = (list: readonly number[]): number => (quantile(list, 0.75) - quantile(list, 0.25)) * (1 / 1.349);

/** The same by the words of the class. */
function expected(slot: number): Pick<DayProfile, 'level' | 'spread' | 'change' | 'changeSpread'> {
  const day = Math.floor((slot * slotMs) / dayMs);
  const before = Array.from({ length: 28 }, (_, i) => i + 1).filter((ago) => isWeekend(day - ago) === isWeekend(day));
  const around = [slot - 1, slot, slot + 1];
  const held = around.map((one) => before.map((ago) => valueAt(one - ago * slotsPerDay)));
  const changes = around.flatMap((one) =>
    before.map((ago) => valueAt(one - ago * slotsPerDay) - valueAt(one - 1 - ago * slotsPerDay))
  );
  return {
    level: quantile(held.flat(), 0.5),
    spread: sigma(held.flatMap((one) => one.map((value) => value - quantile(one, 0.5)))),
    change: quantile(changes, 0.5),
    changeSpread: sigma(changes),
  };
}

describe('what is usual at a time of day', () => {
  it('is by the days of its class, whether slots are asked for in a row, again or far from each other', () => {
    const profile = new DayProfile({ times, values }, slotMs, clock);
    const first = firstSlot + 35 * slotsPerDay;
    const inARow = Array.from({ length: 3 * slotsPerDay }, (_, i) => first + i);
    const others = [first + 7, first + 7, first + 7 - 16, first + 8, first + 2 * slotsPerDay];
    for (const slot of [...inARow, ...others]) {
      profile.measure(slot, slot * slotMs);
      const { level, spread, change, changeSpread } = profile;
      expect({ level, spread, change, changeSpread }).toEqual(expected(slot));
      expect(profile.levelIn(slot, slot * slotMs)).toBe(level);
    }
  });

  it('is that of the other series that is read', () => {
    const profile = new DayProfile({ times, values }, slotMs, clock);
    const slot = firstSlot + 35 * slotsPerDay;
    profile.measure(slot, slot * slotMs);
    profile.read(values.map((value) => value + 10));
    profile.measure(slot, slot * slotMs);
    expect(profile.level).toBeCloseTo(expected(slot).level + 10, 12);
  });
});
