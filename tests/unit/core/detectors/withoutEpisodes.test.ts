import { describe, expect, it } from 'vitest';
import { withoutEpisodes } from '../../../../src/core/detectors/judging/withoutEpisodes';
import { seededRandom } from '../../../../src/core/random';

const minuteMs = 60_000;
const day = 1440;
const length = 14 * day;
const times = Float64Array.from({ length }, (_, i) => Date.UTC(2026, 4, 4) + i * minuteMs);

const clock = { isUtc: true, localMs: (timeMs: number) => timeMs };

/** Two columns of noise, the first of them `height` higher in each of these ranges; and how many rows of it teach. */
function taughtRows(height: number, ranges: ReadonlyArray<readonly [number, number]>): number {
  const random = seededRandom(7);
  const rows = Float64Array.from({ length: 2 * length }, (_, place) => {
    const t = Math.floor(place / 2);
    const isIn = place % 2 === 0 && ranges.some(([from, to]) => t >= from && t < to);
    return 50 + 4 * random() + (isIn ? height : 0);
  });
  return withoutEpisodes(rows, times, clock).length / 2;
}

/** Twenty minutes of each day, at a time of day that moves by so many minutes a day. */
const daily = (moved: number) =>
  Array.from(
    { length: 14 },
    (_, d) => [d * day + 540 + ((d * moved) % 480), d * day + 560 + ((d * moved) % 480)] as const
  );

describe('a training without its episodes', () => {
  it('lacks an outage of every day, at changing times', () => {
    expect(taughtRows(400, daily(37))).toBe(length - 14 * 20);
  });

  it('has what comes at the same time of most days', () => {
    expect(taughtRows(400, daily(0))).toBe(length);
  });

  it('has spells that are a small part of what the column scatters', () => {
    expect(taughtRows(12, daily(37))).toBe(length);
  });

  it('has single rows that are far out', () => {
    expect(taughtRows(4000, [[700, 702]])).toBe(length);
  });

  it('has everything of columns that stand still', () => {
    const rows = new Float64Array(length).fill(3);
    rows.fill(9, 500, 520);
    expect(withoutEpisodes(rows, times, clock)).toBe(rows);
  });
});
