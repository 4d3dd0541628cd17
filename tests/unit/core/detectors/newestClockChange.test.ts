import { describe, expect, it } from 'vitest';
import { newestClockChange } from '../../../../src/core/detectors/ensemble/newestClockChange';

const iso = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 16);

describe('the newest change of clocks', () => {
  it.each([
    // New York, 8 March 2026 at two in the morning.
    ['2026-03-08T06:59', '2025-11-02T06:00'],
    ['2026-03-08T07:00', '2026-03-08T07:00'],
    // The European Union, 29 March at one o'clock UTC.
    ['2026-03-29T00:59', '2026-03-08T07:00'],
    ['2026-03-29T01:00', '2026-03-29T01:00'],
    // New Zealand, 5 April at three in the morning; then Sydney, then Chile.
    ['2026-04-04T14:30', '2026-04-04T14:00'],
    ['2026-04-04T16:00', '2026-04-04T16:00'],
    ['2026-04-30T00:00', '2026-04-05T03:00'],
    ['2026-12-01T00:00', '2026-11-01T06:00'],
  ])('up to %s was at %s', (at, expected) => {
    expect(iso(newestClockChange(Date.parse(`${at}Z`)))).toBe(expected);
  });

  it('is none before clocks were changed', () => {
    expect(newestClockChange(Date.UTC(1900, 0, 1))).toBe(-Infinity);
  });
});
