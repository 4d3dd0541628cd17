import { expect, it } from 'vitest';
import { queryGrid } from '../../../../src/backend/query/grids/queryGrid';

const hourMs = 3_600_000;

it.each([
  [1, 15_000],
  [15_001, 30_000],
  [hourMs + 1, 2 * hourMs],
  [12 * hourMs, 12 * hourMs],
  [12 * hourMs + 1, 24 * hourMs],
  [25 * hourMs, 48 * hourMs],
])('an interval of %s ms is rounded up to a step of %s ms', (intervalMs, stepMs) => {
  expect(queryGrid({ fromMs: 0, toMs: 0, intervalMs, stepMs: undefined }).stepMs).toBe(stepMs);
});
