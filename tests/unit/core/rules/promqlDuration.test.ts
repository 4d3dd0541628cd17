import { expect, it } from 'vitest';
import { promqlDuration } from '../../../../src/core/rules/promqlDuration';

it.each([
  [60_000, '1m'],
  [90_000, '1m30s'],
  [86_100_000, '23h55m'],
  [8 * 86_400_000, '1w1d'],
  [1500, '1s500ms'],
  [0, '1ms'],
])('writes %i ms as %s', (durationMs, text) => {
  expect(promqlDuration(durationMs)).toBe(text);
});
