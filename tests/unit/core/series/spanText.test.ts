import { describe, expect, it } from 'vitest';
import { needsDay } from '../../../../src/core/series/needsDay';
import { spanText } from '../../../../src/core/series/spanText';

const write = (timeMs: number, format: string): string => {
  const text = new Date(timeMs).toISOString();
  return format === 'HH:mm' ? text.slice(11, 16) : text.slice(0, 10);
};
const noon = Date.UTC(2026, 4, 4, 12);
const minuteMs = 60_000;
const dayMs = 86_400_000;

describe('from when to when', () => {
  it('is one time, two times, or two days', () => {
    expect(spanText(noon, noon + 59_000, write)).toBe('12:00');
    expect(spanText(noon, noon + 20 * minuteMs, write)).toBe('12:00–12:20');
    expect(spanText(noon, noon + dayMs, write)).toBe('2026-05-04 12:00 – 2026-05-05 12:00');
  });

  it('says its day where a reader sees several: in ranges of more than one', () => {
    expect(spanText(noon, noon + 20 * minuteMs, write, true)).toBe('2026-05-04 12:00–12:20');
    expect(spanText(noon, noon, write, true)).toBe('2026-05-04 12:00');
    expect(needsDay(noon, noon + dayMs)).toBe(false);
    expect(needsDay(noon, noon + dayMs + 1)).toBe(true);
  });
});
