import { describe, expect, it } from 'vitest';
import { counterIncreases } from '../../../../src/core/series/counterIncreases';
import { looksLikeCounter } from '../../../../src/core/quality/looksLikeCounter';

describe('counterIncreases', () => {
  it('takes a drop for a restart from 0 and looks past missing samples', () => {
    expect([...counterIncreases([10, 12, NaN, 15, 3, 3])]).toEqual([NaN, 2, NaN, 3, 3, 0]);
  });

  it('knows nothing of the first sample', () => {
    expect([...counterIncreases([NaN, 7])]).toEqual([NaN, NaN]);
    expect(counterIncreases([])).toHaveLength(0);
  });
});

describe('looksLikeCounter', () => {
  const growing = Array.from({ length: 30 }, (_, i) => 5 * i);

  it('knows growth with restarts', () => {
    expect(looksLikeCounter([...growing, ...growing])).toBe(true);
    expect(looksLikeCounter([...growing, NaN, 0, 1, 2])).toBe(true);
  });

  it('does not take gauges, negative or short series for counters', () => {
    expect(looksLikeCounter(growing.map((value, i) => value + 20 * (i % 2)))).toBe(false);
    expect(looksLikeCounter(growing.map((value) => value - 1))).toBe(false);
    expect(looksLikeCounter([1, 2, 3])).toBe(false);
    expect(looksLikeCounter([])).toBe(false);
  });
});
